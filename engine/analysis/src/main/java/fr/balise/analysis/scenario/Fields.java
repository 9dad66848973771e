package fr.balise.analysis.scenario;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.yaml.YamlProblem;
import fr.balise.core.yaml.YamlValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the fields of one file, and gathers all that is wrong instead of stopping at the first. */
final class Fields {
    private static final Text SEE_REFERENCE =
            new Text("Voir les scénarios de la politique de référence.", "See the scenarios of the reference policy.");

    private final String file;
    private final Set<RuleId> rules;
    private final List<PolicyProblem> problems;

    Fields(String file, Set<RuleId> rules, List<PolicyProblem> problems) {
        this.file = file;
        this.rules = rules;
        this.problems = problems;
    }

    String file() {
        return file;
    }

    void wrong(YamlProblem e) {
        problems.add(new PolicyProblem(file, e.line(), e.column(), e.what(), SEE_REFERENCE));
    }

    void wrong(YamlValue where, Text what, Text remedy) {
        problems.add(new PolicyProblem(file, where.line(), where.column(), what, remedy));
    }

    /** The entries of a mapping among the known ones; others are told. */
    boolean isMappingOf(YamlValue value, Collection<String> known) {
        try {
            value.entries().forEach((key, entry) -> {
                if (!known.contains(key)) {
                    wrong(
                            entry,
                            new Text("« " + key + " » est inconnu ici", "'" + key + "' is unknown here"),
                            Suggestion.among(key, known));
                }
            });
            return true;
        } catch (YamlProblem e) {
            wrong(e);
            return false;
        }
    }

    /** One entry; empty when absent. Call it on what {@link #isMappingOf} has accepted. */
    Optional<YamlValue> entry(YamlValue mapping, String key) {
        try {
            return mapping.get(key);
        } catch (YamlProblem e) {
            wrong(e);
            return Optional.empty();
        }
    }

    /** One entry; told when absent. */
    Optional<YamlValue> required(YamlValue mapping, String key) {
        Optional<YamlValue> entry = entry(mapping, key);
        if (entry.isEmpty()) {
            wrong(
                    mapping,
                    new Text("« " + key + " » manque", "'" + key + "' is missing"),
                    new Text("Ajoutez une ligne « " + key + ": … ».", "Add a line '" + key + ": …'."));
        }
        return entry;
    }

    List<YamlValue> items(Optional<YamlValue> list) {
        try {
            return list.isPresent() ? list.get().items() : List.of();
        } catch (YamlProblem e) {
            wrong(e);
            return List.of();
        }
    }

    Optional<String> text(Optional<YamlValue> value) {
        try {
            return value.isPresent() ? Optional.of(value.get().text()) : Optional.empty();
        } catch (YamlProblem e) {
            wrong(e);
            return Optional.empty();
        }
    }

    /** A value made from its text; what its maker refuses is told. */
    <T> Optional<T> made(Optional<YamlValue> value, Function<String, T> maker) {
        Optional<String> text = text(value);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.apply(text.get()));
        } catch (InvalidIdentifier e) {
            String why = String.valueOf(e.getMessage());
            wrong(value.orElseThrow(), new Text("valeur incorrecte : " + why, "wrong value: " + why), SEE_REFERENCE);
        } catch (DateTimeParseException e) {
            wrong(
                    value.orElseThrow(),
                    new Text("« " + text.get() + " » n'est pas une date", "'" + text.get() + "' is not a date"),
                    new Text("Écrivez AAAA-MM-JJ.", "Write YYYY-MM-DD."));
        }
        return Optional.empty();
    }

    /** A whole number of at least 1. */
    Optional<Integer> number(Optional<YamlValue> value) {
        Optional<String> text = text(value);
        if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,5}")) {
            wrong(
                    value.orElseThrow(),
                    new Text("« " + text.get() + " » n'est pas un nombre", "'" + text.get() + "' is not a number"),
                    new Text("Écrivez un nombre entier.", "Write a whole number."));
            return Optional.empty();
        }
        return text.map(Integer::valueOf);
    }

    Optional<LocalDate> date(Optional<YamlValue> value) {
        return made(value, LocalDate::parse);
    }

    <E extends Enum<E>> Optional<E> oneOf(Optional<YamlValue> value, Class<E> type) {
        List<E> constants = List.of(Objects.requireNonNull(type.getEnumConstants()));
        Optional<String> text = text(value);
        Optional<E> found = text.flatMap(word ->
                constants.stream().filter(each -> each.name().equals(word)).findFirst());
        if (text.isPresent() && found.isEmpty()) {
            unknown(
                    value.orElseThrow(),
                    text.get(),
                    constants.stream().map(Enum::name).toList());
        }
        return found;
    }

    void unknown(YamlValue where, String word, Collection<String> known) {
        wrong(
                where,
                new Text("« " + word + " » est inconnu ici", "'" + word + "' is unknown here"),
                Suggestion.among(word, known));
    }

    boolean yes(Optional<YamlValue> value, boolean otherwise) {
        Optional<String> text = text(value).map(word -> word.toLowerCase(Locale.ROOT));
        if (text.isEmpty()) {
            return otherwise;
        }
        if (Stream.of("yes", "no", "true", "false").noneMatch(text.get()::equals)) {
            unknown(value.orElseThrow(), text.get(), List.of("yes", "no"));
        }
        return text.get().equals("yes") || text.get().equals("true");
    }

    /** The name may be mistyped, or the rule may be gone; a list of all others would help with neither. */
    private void noSuchRule(YamlValue where, String id) {
        Text remedy = Suggestion.nearest(
                        id, rules.stream().map(RuleId::value).sorted().toList())
                .map(near -> new Text("Vouliez-vous dire " + near + " ?", "Did you mean " + near + "?"))
                .orElse(new Text(
                        "Si elle a été retirée par erreur, remettez-la ; sinon, récrivez ou retirez ce scénario.",
                        "If it was removed by mistake, put it back; otherwise write this scenario anew or remove it."));
        wrong(
                where,
                new Text(
                        "la politique n'a pas de règle " + id + ", que ce scénario attend",
                        "the policy has no rule " + id + ", which this scenario expects"),
                remedy);
    }

    /** A rule of the policy. */
    Optional<RuleId> rule(Optional<YamlValue> value) {
        Optional<RuleId> id = made(value, RuleId::new);
        if (id.isPresent() && !rules.contains(id.get())) {
            noSuchRule(value.orElseThrow(), id.get().value());
            return Optional.empty();
        }
        return id;
    }

    /** Rules of the policy; empty when the entry is absent. */
    Optional<Set<RuleId>> rules(YamlValue mapping, String key) {
        Optional<YamlValue> list = entry(mapping, key);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Set<RuleId> ids = new LinkedHashSet<>();
        items(list).forEach(item -> rule(Optional.of(item)).ifPresent(ids::add));
        return Optional.of(ids);
    }
}
