package fr.balise.analysis.difference.space;

import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The sectors of a structure, told apart by the care settings that the two policies make of them. A structure with
 * several sectors is in the first care setting of them, under each policy.
 */
final class Sectors implements RefiningQuestion {
    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::one).thenComparing(Pair::other);

    /** The care settings under the two policies. */
    record Pair(CareSetting one, CareSetting other) {}

    private static final Pair NONE = new Pair(CareSetting.OTHER, CareSetting.OTHER);

    private final List<Pair> pairs;
    private final Map<Pair, SortedSet<String>> codes = new TreeMap<>(ORDER);

    Sectors(CareSettings one, CareSettings other) {
        Set<String> named = new HashSet<>(one.bySector().keySet());
        named.addAll(other.bySector().keySet());
        for (String sector : named) {
            codes.computeIfAbsent(
                            new Pair(
                                    one.bySector().getOrDefault(sector, CareSetting.OTHER),
                                    other.bySector().getOrDefault(sector, CareSetting.OTHER)),
                            none -> new TreeSet<>())
                    .add(sector);
        }
        this.pairs = withSeveralSectors(codes.keySet());
    }

    private static List<Pair> withSeveralSectors(Set<Pair> single) {
        SortedSet<Pair> all = new TreeSet<>(ORDER);
        all.addAll(single);
        all.add(NONE);
        int before;
        do {
            before = all.size();
            for (Pair left : List.copyOf(all)) {
                for (Pair right : List.copyOf(all)) {
                    all.add(new Pair(first(left.one(), right.one()), first(left.other(), right.other())));
                }
            }
        } while (all.size() > before);
        return List.copyOf(all);
    }

    private static CareSetting first(CareSetting left, CareSetting right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    @Override
    public int answers() {
        return pairs.size();
    }

    Pair pair(int answer) {
        return pairs.get(answer);
    }

    /** True for what a carrier without a known structure is in. */
    boolean isNone(int answer) {
        return pairs.get(answer).equals(NONE);
    }

    @Override
    public Text say(List<Integer> answers) {
        List<Text> parts = new ArrayList<>();
        for (int answer : answers) {
            Pair pair = pairs.get(answer);
            if (pair.equals(NONE)) {
                parts.add(new Text("hors cadre de soins connu des deux", "in no care setting known to both"));
            } else if (codes.containsKey(pair)) {
                String list = String.join(", ", codes.get(pair));
                parts.add(new Text("secteur " + list + told(pair), "sector " + list + told(pair)));
            } else {
                parts.add(new Text("plusieurs secteurs" + told(pair), "several sectors" + told(pair)));
            }
        }
        return new OfTexts(parts).say(IntStream.range(0, parts.size()).boxed().toList());
    }

    private static String told(Pair pair) {
        return pair.one() == pair.other() ? " (" + pair.one() + ")" : " (" + pair.one() + " → " + pair.other() + ")";
    }
}
