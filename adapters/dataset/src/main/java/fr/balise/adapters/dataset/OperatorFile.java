package fr.balise.adapters.dataset;

import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.dataset.reading.TextFile;
import fr.balise.adapters.dataset.tables.Cells;
import fr.balise.core.facts.Expected;
import fr.balise.core.facts.Operator;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.model.AssumedSetting;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.yaml.YamlField;
import fr.balise.core.yaml.YamlFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code operator.yaml}: who the operator is, which mail domains are its own, what it expects, protects, confirms. */
final class OperatorFile {
    private static final String NAME = "operator.yaml";
    private static final List<String> ASSUMED =
            Stream.of(AssumedSetting.values()).map(AssumedSetting::setting).toList();
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Text KEYS = new Text(
            "Écrivez name, domains et, au besoin, expected, protected, confirmed.",
            "Write name, domains and, if need be, expected, protected, confirmed.");
    private static final Text SYSTEM_OR_NUMBER = new Text("Écrivez l'un ou l'autre.", "Write one or the other.");

    private OperatorFile() {}

    static Optional<Operator> read(DataSetReading reading) {
        PolicyProblems problems = new PolicyProblems();
        Optional<Operator> operator = TextFile.read(NAME, reading)
                .flatMap(text -> YamlField.read(NAME, text, KEYS, problems).mapping(OperatorFile::operator));
        problems.all()
                .forEach(problem -> reading.unusable(
                        problem.line() == 0 ? NAME : NAME + ":" + problem.line(),
                        problem.what().fr() + ". " + problem.remedy().fr(),
                        problem.what().en() + ". " + problem.remedy().en()));
        return operator;
    }

    private static Supplier<Operator> operator(YamlFields fields) {
        Optional<String> name = fields.required("name").line();
        List<String> domains = domains(fields.required("domains"));
        Map<Expected, Integer> expected = new EnumMap<>(Expected.class);
        fields.optional("expected").mapping(section -> {
            Stream.of(Expected.values())
                    .forEach(each -> least(section.optional(each.key())).ifPresent(least -> expected.put(each, least)));
            return () -> expected;
        });
        Optional<Operator.Protection> protection = fields.optional("protected").mapping(OperatorFile::protection);
        List<String> confirmed = fields.optional("confirmed").list(item -> item.oneOf(ASSUMED, Function.identity()));
        return () -> new Operator(
                name.orElseThrow(),
                new TreeSet<>(domains),
                expected,
                protection.orElseGet(() -> new Operator.Protection(Set.of(), Set.of())),
                Set.copyOf(confirmed));
    }

    private static Optional<Integer> least(YamlField number) {
        return number.as(
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("\\d{1,9}"))
                        .map(Integer::valueOf),
                new Text("n'est pas un nombre", "is not a number"),
                new Text(
                        "Écrivez le moins que vous attendez, par exemple 250.",
                        "Write the least that you expect, for example 250."));
    }

    private static List<String> domains(YamlField list) {
        List<String> domains = list.list(item -> item.as(
                text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(DOMAIN.asMatchPredicate()),
                new Text("n'est pas un domaine de messagerie", "is not a mail domain"),
                new Text("Exemple : hopital-exemple.mssante.fr.", "For example hopital-exemple.mssante.fr.")));
        if (list.isPresent() && list.list(Optional::of).isEmpty()) {
            list.wrong(
                    new Text("aucun domaine de messagerie", "no mail domain"),
                    new Text(
                            "Ajoutez ceux qui appartiennent à l'opérateur.", "Add those that belong to the operator."));
        }
        return domains;
    }

    private static Supplier<Operator.Protection> protection(YamlFields fields) {
        List<MailboxAddress> addresses = fields.optional("addresses")
                .list(item -> item.as(
                        text -> Optional.of(new MailboxAddress(text)),
                        new Text(
                                "n'est pas une adresse de la forme nom@domaine",
                                "is not an address of the form name@domain"),
                        new Text("Écrivez l'adresse entière.", "Write the whole address.")));
        List<Identifier> structures = fields.optional("structures")
                .list(item -> item.as(Cells::structure, Cells.NO_STRUCTURE, SYSTEM_OR_NUMBER));
        return () -> new Operator.Protection(Set.copyOf(addresses), Set.copyOf(structures));
    }
}
