package fr.balise.analysis.difference;

import fr.balise.analysis.proof.space.Box;
import fr.balise.analysis.proof.space.CaseCode;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Columns;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.CaseWords;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cases of two policies side by side, as far as their rules tell them apart. Where both set the same, they read the
 * same attributes; where they do not, {@link Refinements the raw facts} are asked.
 */
final class FineSpace {
    private final ValueClasses classes;
    private final Refinements refinements;
    private final List<CaseAttribute> shared;
    private final int[] domains;
    private final List<byte[]> rows = new ArrayList<>();
    private final List<int[]> seen = new ArrayList<>();
    private long[] codesOne = new long[1 << 12];
    private long[] codesOther = new long[1 << 12];

    FineSpace(Policy policy, Policy against) {
        List<Rule> rules =
                Stream.concat(policy.rules().stream(), against.rules().stream()).toList();
        this.classes = new ValueClasses(rules, apart(policy.caseSettings(), against.caseSettings()));
        Set<CaseAttribute> read = classes.read();
        this.refinements = new Refinements(policy.caseSettings(), against.caseSettings(), classes, read);
        Set<CaseAttribute> asked = EnumSet.copyOf(read.isEmpty() ? Set.of(CaseAttribute.OWNERSHIP) : read);
        asked.removeAll(refinements.replaced());
        asked.removeAll(EnumSet.of(
                CaseAttribute.RED_LIST_HANDLING, CaseAttribute.RANKING, CaseAttribute.ORGANISATIONAL_CONTACT));
        this.shared = List.copyOf(asked);
        this.domains = IntStream.concat(
                        shared.stream()
                                .mapToInt(attribute -> classes.of(attribute).size()),
                        refinements.questions().stream().mapToInt(Grouped::answers))
                .toArray();
        Set<CaseAttribute> varying = EnumSet.copyOf(asked);
        varying.addAll(refinements.bounding());
        enumerate(CaseSpace.reading(common(policy.caseSettings(), against.caseSettings()), varying));
    }

    private static Set<CaseAttribute> apart(CaseSettings one, CaseSettings other) {
        Set<CaseAttribute> apart = EnumSet.noneOf(CaseAttribute.class);
        if (Refinements.tellTypesApart(one, other)) {
            apart.add(CaseAttribute.MAILBOX_TYPE);
        }
        if (!one.types().places().equals(other.types().places())) {
            apart.addAll(EnumSet.of(
                    CaseAttribute.MAILBOX_TYPE,
                    CaseAttribute.CARRIER_KIND,
                    CaseAttribute.LINK,
                    CaseAttribute.USAGE,
                    CaseAttribute.PRESENCE));
        }
        return apart;
    }

    /** Settings that rule out nothing that either policy admits, what the questions are about aside. */
    static CaseSettings common(CaseSettings one, CaseSettings other) {
        CaseSettings both = one.with(one.types().considering(other.types()));
        return Refinements.tellAgesApart(one, other) ? both.withUsageMonths(Optional.empty()) : both;
    }

    /**
     * Cases that no rule tells apart.
     *
     * @param code one of them
     * @param seen for each shared attribute the values that occur among them, as bits
     */
    private record Alike(long code, int[] seen) {}

    /**
     * Equal for cases that no rule tells apart and that admit the same answers. Apart: a code fills a long up.
     *
     * @param bounds of the answers that are possible
     * @param code with the first value of each class
     */
    private record Key(int bounds, long code) {}

    private void enumerate(CaseSpace base) {
        Map<Key, Alike> alike =
                new TreeMap<>(Comparator.comparingInt(Key::bounds).thenComparingLong(Key::code));
        base.codes().forEach(code -> {
            int[] seen = alike.computeIfAbsent(key(code), none -> new Alike(code, new int[shared.size()]))
                    .seen();
            for (int question = 0; question < seen.length; question++) {
                seen[question] |=
                        1 << CaseCode.value(code, shared.get(question)).ordinal();
            }
        });
        int asked = refinements.questions().size();
        alike.forEach((key, group) -> refine(group, key.bounds(), new int[asked], 0));
    }

    private Key key(long code) {
        long key = 0;
        for (CaseAttribute attribute : shared) {
            List<Enum<?>> members = classes.of(attribute).get(answer(code, attribute));
            key = CaseCode.with(key, attribute, members.get(0));
        }
        return new Key(refinements.bounds(code), key);
    }

    private int answer(long code, CaseAttribute attribute) {
        return classes.number(attribute, CaseCode.value(code, attribute));
    }

    /** Tries every group of answers to the questions from this one on. */
    private void refine(Alike alike, int bounds, int[] groups, int question) {
        if (question == groups.length) {
            refinements.choose(alike.code(), bounds, groups).ifPresent(answers -> add(alike, groups, answers));
            return;
        }
        for (int group = 0; group < refinements.questions().get(question).answers(); group++) {
            groups[question] = group;
            refine(alike, bounds, groups, question + 1);
        }
    }

    private void add(Alike alike, int[] groups, int[] answers) {
        byte[] row = new byte[domains.length];
        for (int question = 0; question < shared.size(); question++) {
            row[question] = (byte) answer(alike.code(), shared.get(question));
        }
        for (int question = 0; question < groups.length; question++) {
            row[shared.size() + question] = (byte) groups[question];
        }
        int number = rows.size();
        if (number == codesOne.length) {
            codesOne = Arrays.copyOf(codesOne, 2 * number);
            codesOther = Arrays.copyOf(codesOther, 2 * number);
        }
        rows.add(row);
        seen.add(alike.seen());
        codesOne[number] = refinements.read(alike.code(), answers, true);
        codesOther[number] = refinements.read(alike.code(), answers, false);
    }

    /** Which cases are in a box: whose mailbox of what type, then the facts that the two policies read differently, then the rest. */
    Text inWords(Box box) {
        int mailbox = (int) shared.stream()
                .filter(attribute -> attribute.compareTo(CaseAttribute.MAILBOX_TYPE) <= 0)
                .count();
        return Stream.of(
                        IntStream.range(0, mailbox),
                        IntStream.range(shared.size(), domains.length),
                        IntStream.range(mailbox, shared.size()))
                .flatMap(IntStream::boxed)
                .filter(box::asks)
                .map(question -> question < shared.size() ? seenIn(box, question) : answered(box, question))
                .reduce((one, other) -> new Text(one.fr() + ", " + other.fr(), one.en() + ", " + other.en()))
                .orElse(new Text("tout cas", "any case"));
    }

    private Text seenIn(Box box, int question) {
        int values = box.rows().stream().map(row -> seen.get(row)[question]).reduce(0, (all, some) -> all | some);
        CaseAttribute attribute = shared.get(question);
        return CaseWords.anyOf(
                attribute, numbers(values).stream().map(attribute.domain()::get).toList());
    }

    private Text answered(Box box, int question) {
        return refinements.questions().get(question - shared.size()).say(numbers(box.answers()[question]));
    }

    private static List<Integer> numbers(int bits) {
        return IntStream.range(0, Integer.SIZE)
                .filter(number -> (bits >>> number & 1) != 0)
                .boxed()
                .toList();
    }

    int count() {
        return rows.size();
    }

    long[] codesOne() {
        return Arrays.copyOf(codesOne, rows.size());
    }

    long[] codesOther() {
        return Arrays.copyOf(codesOther, rows.size());
    }

    /** The same number for cases that no rule of either policy tells apart. */
    long normalized(long code) {
        return classes.normalized(code);
    }

    Columns columns() {
        Columns columns = new Columns(domains, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int question = 0; question < domains.length; question++) {
                columns.set(question, row, rows.get(row)[question]);
            }
        }
        return columns;
    }
}
