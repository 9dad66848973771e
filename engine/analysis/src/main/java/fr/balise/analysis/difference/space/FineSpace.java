package fr.balise.analysis.difference.space;

import fr.balise.analysis.proof.space.Box;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Columns;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseDescription;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cases of two policies side by side, as far as their rules tell them apart. Where both set the same, they read the
 * same attributes; where they do not, {@link Refinements the raw facts} are asked.
 */
public final class FineSpace {
    private final ValueClasses classes;
    private final Refinements refinements;
    private final List<Attribute> shared;
    private final boolean[] asked;
    private final int[] domains;
    private final List<byte[]> rows = new ArrayList<>();
    private final List<int[]> seen = new ArrayList<>();
    private final List<PublicationCase> casesOne = new ArrayList<>();
    private final List<PublicationCase> casesOther = new ArrayList<>();

    /** The space of two policies, compared case by case. */
    public FineSpace(Policy policy, Policy against) {
        List<Rule> rules =
                Stream.concat(policy.rules().stream(), against.rules().stream()).toList();
        this.classes = new ValueClasses(rules, apart(policy.caseSettings(), against.caseSettings()));
        Set<Attribute> read = classes.read();
        this.refinements = new Refinements(policy.caseSettings(), against.caseSettings(), classes, read);
        SortedSet<Attribute> asked = new TreeSet<>(read.isEmpty() ? Set.of(BuiltIn.OWNERSHIP) : read);
        asked.removeAll(refinements.replaced());
        asked.removeIf(attribute -> attribute.kind() == Attribute.Kind.SETTING);
        this.shared = List.copyOf(asked);
        this.asked = new boolean[policy.caseSettings().vocabulary().size()];
        shared.forEach(attribute -> this.asked[attribute.place()] = true);
        this.domains = IntStream.concat(
                        shared.stream().mapToInt(classes::count),
                        refinements.questions().stream().mapToInt(Grouped::answers))
                .toArray();
        Set<Attribute> varying = new TreeSet<>(asked);
        varying.addAll(refinements.bounding());
        enumerate(CaseSpace.reading(common(policy.caseSettings(), against.caseSettings()), varying));
    }

    private static Set<Attribute> apart(CaseSettings one, CaseSettings other) {
        Set<Attribute> apart = new TreeSet<>();
        if (Refinements.tellTypesApart(one, other)) {
            apart.add(BuiltIn.MAILBOX_TYPE);
        }
        if (!one.types().places().equals(other.types().places())) {
            apart.addAll(
                    Set.of(BuiltIn.MAILBOX_TYPE, BuiltIn.CARRIER_KIND, BuiltIn.LINK, BuiltIn.USAGE, BuiltIn.PRESENCE));
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
     * @param example one of them
     * @param seen for each shared attribute the values that occur among them, as bits
     */
    private record Alike(PublicationCase example, int[] seen) {}

    /**
     * Equal for cases that no rule tells apart and that admit the same answers.
     *
     * @param bounds of the answers that are possible
     * @param first with the first value of each class
     */
    private record Key(int bounds, PublicationCase first) {}

    private void enumerate(CaseSpace base) {
        Map<Key, Alike> alike = new HashMap<>();
        base.cases().forEach(aCase -> {
            int[] seen = alike.computeIfAbsent(key(aCase), none -> new Alike(aCase, new int[shared.size()]))
                    .seen();
            for (int question = 0; question < seen.length; question++) {
                seen[question] |= 1 << aCase.index(shared.get(question));
            }
        });
        int questions = refinements.questions().size();
        alike.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparingInt(Key::bounds).thenComparing(Key::first)))
                .forEach(group -> refine(group.getValue(), group.getKey().bounds(), new int[questions], 0));
    }

    private Key key(PublicationCase aCase) {
        return new Key(
                refinements.bounds(aCase),
                PublicationCase.of(
                        aCase.vocabulary(),
                        attribute -> asked[attribute.place()] ? classes.first(attribute, aCase.index(attribute)) : 0));
    }

    /** Tries every group of answers to the questions from this one on. */
    private void refine(Alike alike, int bounds, int[] groups, int question) {
        if (question == groups.length) {
            refinements.choose(alike.example(), bounds, groups).ifPresent(answers -> add(alike, groups, answers));
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
            Attribute attribute = shared.get(question);
            row[question] = (byte) classes.number(attribute, alike.example().index(attribute));
        }
        for (int question = 0; question < groups.length; question++) {
            row[shared.size() + question] = (byte) groups[question];
        }
        rows.add(row);
        seen.add(alike.seen());
        casesOne.add(refinements.read(alike.example(), answers, true));
        casesOther.add(refinements.read(alike.example(), answers, false));
    }

    /** Which cases are in a box: whose mailbox of what type, then the facts that the two policies read differently, then the rest. */
    public Text inWords(Box box) {
        int mailbox = (int) shared.stream()
                .filter(attribute -> attribute.compareTo(BuiltIn.MAILBOX_TYPE) <= 0)
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
        return CaseDescription.anyOf(shared.get(question), values);
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

    /** How many cases are told apart. */
    public int count() {
        return rows.size();
    }

    /** The cases as the first policy reads them, in one order for both. */
    public List<PublicationCase> casesOne() {
        return casesOne;
    }

    /** The cases as the other policy reads them, in the same order. */
    public List<PublicationCase> casesOther() {
        return casesOther;
    }

    /** The same for cases that no rule of either policy tells apart. */
    public PublicationCase normalized(PublicationCase aCase) {
        return classes.normalized(aCase);
    }

    /** What boxes of these cases are told by. */
    public Columns columns() {
        Columns columns = new Columns(domains, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int question = 0; question < domains.length; question++) {
                columns.set(question, row, rows.get(row)[question]);
            }
        }
        return columns;
    }
}
