package fr.balise.core.policy.loading;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.messages.Sentences;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.SettingRow;
import fr.balise.core.policy.model.Source;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.PolicyText;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.policy.settings.AttributesReader;
import fr.balise.core.policy.settings.InvariantsReader;
import fr.balise.core.policy.settings.SettingsReader;
import fr.balise.core.policy.settings.SettingsReader.Settings;
import fr.balise.core.policy.settings.SourcesReader;
import fr.balise.core.policy.syntax.RuleParser;
import fr.balise.core.policy.tables.PolicyTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads a policy from its files, checking everything, and tells all that is wrong together. Nothing of the operator's
 * text is run or compiled here or later: what comes out are values and allow-listed trees.
 */
public final class PolicyLoader {
    private static final int MOST_RULES = 2_000;
    private static final int MOST_COMPARISONS = 20_000;

    private final PolicyFiles files;
    private final AttributesReader attributes = new AttributesReader();
    private final PolicyProblems problems = new PolicyProblems();

    private PolicyLoader(PolicyFiles files) {
        this.files = files;
    }

    /**
     * Loads a policy.
     *
     * @throws InvalidPolicy with every problem found
     */
    public static Policy load(PolicyFiles files) throws InvalidPolicy {
        return new PolicyLoader(files).load();
    }

    /** The attributes that the rules of these files may name, as far as they can be read. */
    public static Vocabulary vocabulary(PolicyFiles files) {
        PolicyLoader loader = new PolicyLoader(files);
        loader.text(PolicyPaths.SETTINGS)
                .ifPresent(text ->
                        SettingsReader.read(PolicyPaths.SETTINGS, text, loader.attributes, false, loader.problems));
        return loader.attributes.vocabulary();
    }

    private Policy load() throws InvalidPolicy {
        PolicyPaths.refuseOutside(files.content(), problems);
        problems.throwIfAny();
        PolicyPaths.refuseUnread(files.content(), problems);
        Optional<Settings> settings = required(PolicyPaths.SETTINGS)
                .flatMap(text -> SettingsReader.read(
                        PolicyPaths.SETTINGS,
                        text,
                        attributes,
                        PolicyTables.setCare(files.content().keySet()),
                        problems));
        Vocabulary vocabulary = attributes.vocabulary();
        int before = problems.count();
        PolicyTables tables = PolicyTables.read(
                files.content().entrySet().stream()
                        .filter(file -> PolicyPaths.isTable(file.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                vocabulary,
                problems);
        attributes.refuseValuesWithoutCode();
        List<WrittenRule> written = rules(tables.rules(), vocabulary);
        boolean allRead = problems.count() == before;
        Sentences french = sentences(PolicyPaths.MESSAGES_FR, written, allRead);
        Sentences english = sentences(PolicyPaths.MESSAGES_EN, written, allRead);
        List<Invariant> invariants = text(PolicyPaths.INVARIANTS)
                .map(text -> InvariantsReader.read(PolicyPaths.INVARIANTS, text, vocabulary, problems))
                .orElse(List.of());
        SortedMap<String, Source> sources = sources(written, tables.settingRows());
        problems.throwIfAny();
        return policy(settings.orElseThrow(), tables, written, french, english, invariants, sources);
    }

    private Policy policy(
            Settings settings,
            PolicyTables tables,
            List<WrittenRule> written,
            Sentences french,
            Sentences english,
            List<Invariant> invariants,
            SortedMap<String, Source> sources) {
        List<Rule> rules = written.stream()
                .map(rule -> rule.with(rule.sentence().orElseGet(() -> {
                    String id = rule.id().value();
                    return new Text(french.of(id), english.of(id));
                })))
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        return new Policy(
                settings.name(),
                settings.version(),
                settings.title(),
                files.digest(),
                files.bundleDigest(),
                tables.over(settings.caseSettings().with(attributes.vocabulary())),
                settings.limits(),
                Policy.about(CaseKind.PUBLICATION, rules),
                Policy.about(CaseKind.MAILBOX, rules),
                tables.settingRows(),
                invariants,
                settings.assumed(),
                sources);
    }

    /** What rules and rows cite has to be there, once the policy tells its sources at all. */
    private SortedMap<String, Source> sources(List<WrittenRule> written, List<SettingRow> rows) {
        int before = problems.count();
        SortedMap<String, Source> sources = text(PolicyPaths.SOURCES)
                .map(text -> SourcesReader.read(PolicyPaths.SOURCES, text, problems))
                .orElseGet(TreeMap::new);
        if (files.content().containsKey(PolicyPaths.SOURCES) && problems.count() == before) {
            written.forEach(rule -> refuseUntold(rule.sources(), rule.place(), sources.keySet()));
            rows.forEach(row -> refuseUntold(row.sources(), row.place(), sources.keySet()));
        }
        return sources;
    }

    private void refuseUntold(List<String> cited, SourceLine place, Set<String> told) {
        cited.stream()
                .filter(id -> !told.contains(id))
                .forEach(id -> problems.add(
                        place.file(),
                        (int) place.line(),
                        0,
                        new Text(
                                "la source " + id + " n'est pas dans " + PolicyPaths.SOURCES,
                                "the source " + id + " is not in " + PolicyPaths.SOURCES),
                        Suggestion.among(id, told)));
    }

    private List<WrittenRule> rules(List<WrittenRule> ofTables, Vocabulary vocabulary) {
        int before = problems.count();
        List<WrittenRule> written = new ArrayList<>(ofTables);
        files.content().keySet().stream()
                .filter(PolicyPaths::isRules)
                .forEach(path -> text(path)
                        .ifPresent(text -> written.addAll(RuleParser.parse(path, text, vocabulary, problems))));
        if (written.stream().noneMatch(rule -> rule.about() == CaseKind.PUBLICATION) && problems.count() == before) {
            problems.add(
                    "rules/",
                    0,
                    0,
                    new Text("aucune règle", "there is no rule"),
                    new Text(
                            "Ajoutez un fichier rules/*.drl ou une table tables/*.csv.",
                            "Add a file rules/*.drl or a table tables/*.csv."));
        }
        refuseMoreThan(MOST_RULES, written.size(), "règles", "rules");
        refuseMoreThan(
                MOST_COMPARISONS,
                written.stream()
                        .mapToInt(rule -> rule.condition().comparisons())
                        .sum(),
                "comparaisons",
                "comparisons");
        refuseRepeatedIds(written);
        return written;
    }

    private void refuseMoreThan(int most, int number, String fr, String en) {
        if (number > most) {
            problems.add(
                    "rules/",
                    0,
                    0,
                    new Text("plus de " + most + " " + fr, "more than " + most + " " + en),
                    new Text(
                            "Réunissez par in (…) les règles qui ne diffèrent que par une valeur.",
                            "Join with in (…) the rules that differ by one value only."));
        }
    }

    private void refuseRepeatedIds(List<WrittenRule> written) {
        Map<Object, WrittenRule> first = new HashMap<>();
        for (WrittenRule rule : written) {
            WrittenRule before = first.putIfAbsent(rule.id(), rule);
            if (before != null) {
                problems.add(
                        rule.place().file(),
                        (int) rule.place().line(),
                        0,
                        new Text(
                                "l'identifiant " + rule.id() + " sert déjà en " + before.place(),
                                "the id " + rule.id() + " is taken already at " + before.place()),
                        new Text("Donnez à chaque règle son propre @ruleId.", "Give each rule its own @ruleId."));
            }
        }
    }

    /** A sentence is an orphan only if all rules could be read, and is missing only if all sentences could. */
    private Sentences sentences(String file, List<WrittenRule> written, boolean allRulesRead) {
        int before = problems.count();
        Sentences sentences =
                required(file).map(text -> Sentences.read(file, text, problems)).orElseGet(() -> Sentences.none(file));
        if (problems.count() > before) {
            return sentences;
        }
        Set<String> ids = written.stream()
                .filter(rule -> rule.sentence().isEmpty())
                .map(rule -> rule.id().value())
                .collect(Collectors.toSet());
        sentences.refuseMissing(ids, problems);
        if (allRulesRead) {
            sentences.refuseOrphans(ids, problems);
        }
        return sentences;
    }

    private Optional<String> required(String path) {
        if (!files.content().containsKey(path)) {
            problems.add(
                    path,
                    0,
                    0,
                    new Text("le fichier manque", "the file is missing"),
                    Suggestion.nearest(path, files.content().keySet())
                            .map(near -> new Text("Renommez " + near + ".", "Rename " + near + "."))
                            .orElse(new Text(
                                    "Ajoutez-le ; la politique de référence le montre.",
                                    "Add it; the reference policy shows how.")));
        }
        return text(path);
    }

    private Optional<String> text(String path) {
        return Optional.ofNullable(files.content().get(path)).flatMap(bytes -> PolicyText.read(path, bytes, problems));
    }
}
