package fr.balise.core.policy.settings;

import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.syntax.ConditionText;
import fr.balise.core.yaml.YamlField;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code invariants.yaml}, a list of promises in the vocabulary of rules:
 *
 * <pre>
 * - invariant: LAB-WANTED
 *   title: {fr: …, en: …}
 *   when: "careSetting == LABORATORY &amp;&amp; usage == REFUSED"
 *   never: [REQUIRED, ALLOWED]
 * </pre>
 *
 * {@code always} may stand instead of {@code never}.
 */
public final class InvariantsReader {
    private static final String ID_FORM = "[A-Z][A-Z0-9]*(-[A-Z0-9]+)*";
    private static final int MOST = 200;

    private static final Set<Effect> VERDICTS =
            EnumSet.of(Effect.UNTOUCHED, Effect.REMOVE, Effect.REQUIRE, Effect.ALLOW);
    private static final Text SHAPE = new Text(
            "Écrivez : invariant, title {fr, en}, when, puis never ou always.",
            "Write: invariant, title {fr, en}, when, then never or always.");

    private final String file;
    private final Vocabulary vocabulary;
    private final PolicyProblems problems;
    private final Set<String> ids;

    private InvariantsReader(String file, Set<String> taken, Vocabulary vocabulary, PolicyProblems problems) {
        this.file = file;
        this.ids = new HashSet<>(taken);
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /**
     * Reads the invariants, sorted by id; whatever is wrong goes to {@code problems}.
     *
     * @param taken ids that serve already, in the policy beneath
     * @param vocabulary the attributes that they may name
     */
    public static List<Invariant> read(
            String file, String document, Set<String> taken, Vocabulary vocabulary, PolicyProblems problems) {
        InvariantsReader reader = new InvariantsReader(file, taken, vocabulary, problems);
        YamlField root = YamlField.read(file, document, SHAPE, problems);
        List<Invariant> invariants = root.list(reader::invariant);
        if (invariants.size() > MOST) {
            root.wrong(new Text("plus de " + MOST + " invariants", "more than " + MOST + " invariants"));
        }
        return invariants.stream().sorted(Comparator.comparing(Invariant::id)).toList();
    }

    private Optional<Invariant> invariant(YamlField item) {
        return item.mapping(fields -> {
            Optional<String> id = id(fields.required("invariant"));
            Optional<Text> title = fields.required("title").sentence();
            Optional<Condition> when = condition(fields.required("when"));
            Set<Effect> admitted = admitted(item, fields.optional("never"), fields.optional("always"));
            return () -> new Invariant(id.orElseThrow(), title.orElseThrow(), when.orElseThrow(), admitted);
        });
    }

    private Optional<String> id(YamlField written) {
        Optional<String> id = written.as(
                text -> Optional.of(text).filter(any -> any.matches(ID_FORM)),
                new Text("n'est pas un identifiant d'invariant", "is not an invariant id"),
                new Text("Écrivez des majuscules, par exemple LAB-WANTED.", "Write capitals, for example LAB-WANTED."));
        id.filter(each -> !ids.add(each))
                .ifPresent(each -> written.wrong(
                        new Text("l'identifiant " + each + " sert déjà", "the id " + each + " is taken already")));
        return id;
    }

    private Optional<Condition> condition(YamlField written) {
        return written.text()
                .flatMap(text -> ConditionText.read(
                        text, vocabulary, file, written.lineNumber(), written.columnNumber(), problems));
    }

    /** The word of the vocabulary, REQUIRED for what {@code verdicts.require} states. */
    private static String verdict(Effect effect) {
        return switch (effect) {
            case REQUIRE -> "REQUIRED";
            case ALLOW -> "ALLOWED";
            default -> effect.name();
        };
    }

    private static Set<Effect> admitted(YamlField item, YamlField never, YamlField always) {
        if (never.isPresent() == always.isPresent()) {
            item.wrong(new Text("il faut soit never, soit always", "either never or always is needed"));
        }
        YamlField list = never.isPresent() ? never : always;
        Set<Effect> named = Set.copyOf(list.list(word -> word.oneOf(VERDICTS, InvariantsReader::verdict)));
        Set<Effect> admitted = EnumSet.copyOf(VERDICTS);
        if (never.isPresent()) {
            admitted.removeAll(named);
        } else {
            admitted.retainAll(named);
        }
        if (list.isPresent() && (admitted.isEmpty() || named.isEmpty())) {
            list.wrong(new Text("il doit rester un verdict possible", "a verdict must remain possible"));
        }
        return admitted;
    }
}
