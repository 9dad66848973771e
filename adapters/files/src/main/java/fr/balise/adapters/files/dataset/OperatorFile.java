package fr.balise.adapters.files.dataset;

import fr.balise.core.findings.VisibleText;
import fr.balise.core.facts.Expected;
import fr.balise.core.facts.Operator;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.yaml.YamlProblem;
import fr.balise.core.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code operator.yaml}: who the operator is, which mail domains are its own, what it expects, protects, confirms. */
final class OperatorFile {
    private static final String NAME = "operator.yaml";
    private static final List<String> ASSUMED_DATES = List.of("phases.transition", "phases.target", "type10.cutOff");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final DataSetReading reading;
    private boolean sound = true;

    private OperatorFile(DataSetReading reading) {
        this.reading = reading;
    }

    static Optional<Operator> read(DataSetReading reading) {
        return TextFile.read(NAME, reading).flatMap(new OperatorFile(reading)::operator);
    }

    private Optional<Operator> operator(String document) {
        try {
            YamlValue root = YamlValue.read(document);
            refuseUnknown(root, List.of("name", "domains", "expected", "protected", "confirmed"));
            Optional<String> name = name(root);
            Set<String> domains = domains(root);
            Map<Expected, Integer> expected = expected(root);
            Operator.Protection protection = protection(root);
            Set<String> confirmed = confirmed(root);
            return sound
                    ? Optional.of(new Operator(name.orElseThrow(), domains, expected, protection, confirmed))
                    : Optional.empty();
        } catch (YamlProblem e) {
            wrong(e.line(), new Text(e.what().fr() + ".", e.what().en() + "."));
            return Optional.empty();
        }
    }

    private void refuseUnknown(YamlValue mapping, Collection<String> known) throws YamlProblem {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                Text remedy = Suggestion.among(key, known);
                wrong(
                        value.line(),
                        new Text(
                                "la clé " + VisibleText.quoted(key).fr() + " est inconnue. " + remedy.fr(),
                                "the key " + VisibleText.quoted(key).en() + " is unknown. " + remedy.en()));
            }
        });
    }

    private Optional<String> name(YamlValue root) throws YamlProblem {
        Optional<YamlValue> name = root.get("name");
        if (name.isEmpty() || name.get().text().isBlank()) {
            wrong(
                    0,
                    new Text(
                            "le nom de l'opérateur manque. Ajoutez « name: … ».",
                            "the operator's name is missing. Add 'name: …'."));
            return Optional.empty();
        }
        return Optional.of(name.get().text().strip());
    }

    private Set<String> domains(YamlValue root) throws YamlProblem {
        List<String> domains = items(
                root,
                "domains",
                text -> {
                    String domain = text.toLowerCase(Locale.ROOT);
                    return DOMAIN.matcher(domain).matches() ? Optional.of(domain) : Optional.empty();
                },
                new Text(
                        "n'est pas un domaine de messagerie, par exemple hopital-exemple.mssante.fr.",
                        "is not a mail domain, for example hopital-exemple.mssante.fr."));
        if (domains.isEmpty() && sound) {
            wrong(
                    0,
                    new Text(
                            "aucun domaine de messagerie. Ajoutez sous « domains: » ceux qui appartiennent à"
                                    + " l'opérateur.",
                            "no mail domain. Add under 'domains:' those that belong to the operator."));
        }
        return new TreeSet<>(domains);
    }

    private Map<Expected, Integer> expected(YamlValue root) throws YamlProblem {
        Map<Expected, Integer> expected = new EnumMap<>(Expected.class);
        Optional<YamlValue> section = root.get("expected");
        if (section.isPresent()) {
            refuseUnknown(
                    section.get(),
                    Stream.of(Expected.values()).map(Expected::key).toList());
            for (Expected each : Expected.values()) {
                items(
                                section.get(),
                                each.key(),
                                text -> text.matches("\\d{1,9}")
                                        ? Optional.of(Integer.valueOf(text))
                                        : Optional.empty(),
                                new Text(
                                        "n'est pas un nombre. Écrivez le moins que vous attendez, par exemple 250.",
                                        "is not a number. Write the least that you expect, for example 250."))
                        .forEach(least -> expected.put(each, least));
            }
        }
        return expected;
    }

    private Operator.Protection protection(YamlValue root) throws YamlProblem {
        Optional<YamlValue> section = root.get("protected");
        if (section.isEmpty()) {
            return new Operator.Protection(Set.of(), Set.of());
        }
        refuseUnknown(section.get(), List.of("addresses", "structures"));
        List<MailboxAddress> addresses = items(
                section.get(),
                "addresses",
                OperatorFile::address,
                new Text(
                        "n'est pas une adresse de la forme nom@domaine.",
                        "is not an address of the form name@domain."));
        List<Identifier> structures = items(section.get(), "structures", Cells::structure, Cells.NO_STRUCTURE);
        return new Operator.Protection(Set.copyOf(addresses), Set.copyOf(structures));
    }

    private static Optional<MailboxAddress> address(String text) {
        try {
            return Optional.of(new MailboxAddress(text));
        } catch (InvalidIdentifier e) {
            return Optional.empty();
        }
    }

    private Set<String> confirmed(YamlValue root) throws YamlProblem {
        Text dates = new Text(String.join(", ", ASSUMED_DATES), String.join(", ", ASSUMED_DATES));
        return Set.copyOf(items(
                root,
                "confirmed",
                text -> Optional.of(text).filter(ASSUMED_DATES::contains),
                new Text(
                        "n'est pas une date supposée de la politique : " + dates.fr() + ".",
                        "is not an assumed date of the policy: " + dates.en() + ".")));
    }

    /** The items of a list, each read; what cannot be read is told, as {@code 'value' is not …}. */
    private <T> List<T> items(YamlValue mapping, String key, Function<String, Optional<T>> reader, Text otherwise)
            throws YamlProblem {
        List<T> read = new ArrayList<>();
        Optional<YamlValue> list = mapping.get(key);
        for (YamlValue item : list.isPresent() ? list.get().items() : List.<YamlValue>of()) {
            String text = item.text().strip();
            reader.apply(text)
                    .ifPresentOrElse(
                            read::add,
                            () -> wrong(
                                    item.line(),
                                    new Text(
                                            VisibleText.quoted(text).fr() + " " + otherwise.fr(),
                                            VisibleText.quoted(text).en() + " " + otherwise.en())));
        }
        return read;
    }

    private void wrong(int line, Text what) {
        sound = false;
        reading.unusable(line == 0 ? NAME : NAME + ":" + line, what.fr(), what.en());
    }
}
