package fr.balise.core.policy.settings;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.policy.syntax.ConditionText;
import fr.balise.core.yaml.YamlProblem;
import fr.balise.core.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private static final List<String> KEYS = List.of("invariant", "title", "when", "never", "always");
    private static final String ID_FORM = "[A-Z][A-Z0-9]*(-[A-Z0-9]+)*";
    private static final int MOST = 200;

    /** The verdicts of the vocabulary, by the effect that states each. */
    private static final Map<String, Effect> VERDICTS = Map.of(
            "UNTOUCHED", Effect.UNTOUCHED,
            "REMOVE", Effect.REMOVE,
            "REQUIRED", Effect.REQUIRE,
            "ALLOWED", Effect.ALLOW);

    private static final List<String> VERDICT_NAMES = List.of("UNTOUCHED", "REMOVE", "REQUIRED", "ALLOWED");

    private final String file;
    private final PolicyProblems problems;
    private final Set<String> ids = new HashSet<>();

    private InvariantsReader(String file, PolicyProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the invariants, sorted by id; whatever is wrong goes to {@code problems}. */
    public static List<Invariant> read(String file, String document, PolicyProblems problems) {
        InvariantsReader reader = new InvariantsReader(file, problems);
        List<Invariant> invariants = new ArrayList<>();
        try {
            YamlValue root = YamlValue.read(document);
            if (!root.isList() || root.items().size() > MOST) {
                throw root.problem(
                        "on attend une liste d'au plus " + MOST + " invariants",
                        "expected a list of at most " + MOST + " invariants");
            }
            for (YamlValue item : root.items()) {
                reader.invariant(item).ifPresent(invariants::add);
            }
        } catch (YamlProblem e) {
            reader.tell(e);
        }
        invariants.sort(Comparator.comparing(Invariant::id));
        return List.copyOf(invariants);
    }

    private void tell(YamlProblem e) {
        problems.add(
                file,
                e.line(),
                e.column(),
                e.what(),
                new Text(
                        "Écrivez : invariant, title {fr, en}, when, puis never ou always.",
                        "Write: invariant, title {fr, en}, when, then never or always."));
    }

    private Optional<Invariant> invariant(YamlValue item) {
        try {
            refuseUnknown(item, KEYS);
            String id = id(required(item, "invariant"));
            YamlValue title = required(item, "title");
            refuseUnknown(title, List.of("fr", "en"));
            Text said =
                    new Text(required(title, "fr").text(), required(title, "en").text());
            Optional<Condition> when = condition(required(item, "when"));
            Set<Effect> admitted = admitted(item);
            return when.map(condition -> new Invariant(id, said, condition, admitted));
        } catch (YamlProblem e) {
            tell(e);
            return Optional.empty();
        }
    }

    private void refuseUnknown(YamlValue mapping, List<String> known) throws YamlProblem {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(
                        file,
                        value.line(),
                        0,
                        new Text("« " + key + " » est inconnu", "'" + key + "' is unknown"),
                        Suggestion.among(key, known));
            }
        });
    }

    private static YamlValue required(YamlValue mapping, String key) throws YamlProblem {
        return mapping.get(key)
                .orElseThrow(() -> mapping.problem("« " + key + " » manque", "'" + key + "' is missing"));
    }

    private String id(YamlValue written) throws YamlProblem {
        if (!written.text().matches(ID_FORM)) {
            throw written.problem(
                    "identifiant d'invariant incorrect : " + written.text(), "not an invariant id: " + written.text());
        }
        if (!ids.add(written.text())) {
            throw written.problem(
                    "l'identifiant " + written.text() + " sert déjà", "the id " + written.text() + " is taken already");
        }
        return written.text();
    }

    private Optional<Condition> condition(YamlValue written) throws YamlProblem {
        return ConditionText.read(written.text(), file, written.line(), written.column(), problems);
    }

    private Set<Effect> admitted(YamlValue item) throws YamlProblem {
        Optional<YamlValue> never = item.get("never");
        Optional<YamlValue> always = item.get("always");
        if (never.isPresent() == always.isPresent()) {
            throw item.problem("il faut soit never, soit always", "either never or always is needed");
        }
        Set<Effect> named = EnumSet.noneOf(Effect.class);
        YamlValue list = never.or(() -> always).orElseThrow();
        for (YamlValue word : list.items()) {
            Effect effect = VERDICTS.get(word.text());
            if (effect == null) {
                problems.add(
                        file,
                        word.line(),
                        word.column(),
                        new Text(word.text() + " n'est pas un verdict", word.text() + " is not a verdict"),
                        Suggestion.among(word.text(), VERDICT_NAMES));
            } else {
                named.add(effect);
            }
        }
        Set<Effect> admitted = EnumSet.copyOf(VERDICTS.values());
        if (never.isPresent()) {
            admitted.removeAll(named);
        } else {
            admitted.retainAll(named);
        }
        if (problems.isEmpty() && (admitted.isEmpty() || named.isEmpty())) {
            throw list.problem("il doit rester un verdict possible", "a verdict must remain possible");
        }
        return admitted;
    }
}
