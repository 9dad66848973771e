package fr.balise.core.policy.loading;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.messages.Sentences;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.SettingRow;
import fr.balise.core.policy.model.Source;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.PolicyText;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.policy.settings.InvariantsReader;
import fr.balise.core.policy.settings.SettingsReader;
import fr.balise.core.policy.settings.SourcesReader;
import fr.balise.core.policy.syntax.RuleParser;
import fr.balise.core.policy.tables.PolicyTables;
import fr.balise.core.yaml.YamlField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the files of one layer of a policy: its own, or those of the policy beneath. What is wrong is told at its place. */
final class PolicyLayer {
    private static final int MOST_RULES = 2_000;
    private static final int MOST_COMPARISONS = 20_000;

    private static final Messages MESSAGES = Messages.beside(PolicyLayer.class, "loading");

    private final String folder;
    private final SortedMap<String, byte[]> files;
    private final PolicyProblems problems;
    private final YamlField settings;

    /**
     * A layer, of which {@code policy.yaml} is looked at.
     *
     * @param folder where its files stand in the bundle: empty, or ending with {@code /}
     */
    PolicyLayer(String folder, PolicyFiles files, PolicyProblems problems) {
        this.folder = folder;
        this.files = files.content();
        this.problems = problems;
        PolicyPaths.refuseUnread(folder, this.files, problems);
        this.settings = document();
    }

    private YamlField document() {
        String file = PolicyPaths.SETTINGS;
        if (!files.containsKey(file)) {
            problems.add(
                    folder + file,
                    0,
                    0,
                    new Text("le fichier manque", "the file is missing"),
                    Suggestion.nearest(file, files.keySet())
                            .map(near -> new Text("Renommez " + near + ".", "Rename " + near + "."))
                            .orElse(new Text(
                                    "Ajoutez-le ; la politique de référence le montre.",
                                    "Add it; the reference policy shows how.")));
        }
        return text(file)
                .map(text -> SettingsReader.document(folder + file, text, problems))
                .orElseGet(() -> YamlField.none(folder + file, problems));
    }

    /** The document {@code policy.yaml}; absent when it is missing or cannot be read. */
    YamlField settings() {
        return settings;
    }

    /** Whether a table of its sets care settings. */
    boolean setsCareInTable() {
        return PolicyTables.setCare(files.keySet());
    }

    /** All that it says. */
    PolicyParts read(Vocabulary vocabulary) {
        return read(vocabulary, Optional.empty());
    }

    /** What it makes of the policy beneath. */
    PolicyParts over(PolicyParts beneath, Vocabulary vocabulary) {
        return read(vocabulary, Optional.of(beneath)).over(beneath);
    }

    private PolicyParts read(Vocabulary vocabulary, Optional<PolicyParts> beneath) {
        int before = problems.count();
        PolicyTables tables = PolicyTables.read(
                folder,
                files.entrySet().stream()
                        .filter(file -> PolicyPaths.isTable(file.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                vocabulary,
                problems);
        if (PolicyTables.setCare(files.keySet())
                || beneath.filter(PolicyParts::careInTable).isPresent()) {
            SettingsReader.refuseCare(settings);
        }
        List<WrittenRule> rules = rules(tables.rules(), vocabulary, before, beneath);
        refuseRepeatedIds(rules, tables.settings().rows(), beneath);
        boolean allRead = problems.count() == before;
        Set<String> worded = worded(rules, beneath);
        Sentences french = sentences(PolicyPaths.MESSAGES_FR, worded, allRead);
        Sentences english = sentences(PolicyPaths.MESSAGES_EN, worded, allRead);
        List<Invariant> invariants = text(PolicyPaths.INVARIANTS)
                .map(text -> InvariantsReader.read(
                        folder + PolicyPaths.INVARIANTS, text, invariantIds(beneath), vocabulary, problems))
                .orElse(List.of());
        SortedMap<String, Source> sources = sources(rules, tables.settings().rows(), beneath);
        return new PolicyParts(
                setsCareInTable(), rules, tables.settings(), french, english, invariants, sources, List.of());
    }

    private static Set<String> invariantIds(Optional<PolicyParts> beneath) {
        return beneath.stream()
                .flatMap(parts -> parts.invariants().stream())
                .map(Invariant::id)
                .collect(Collectors.toSet());
    }

    private List<WrittenRule> rules(
            List<WrittenRule> ofTables, Vocabulary vocabulary, int problemsBefore, Optional<PolicyParts> beneath) {
        List<WrittenRule> rules = new ArrayList<>(ofTables);
        files.keySet().stream()
                .filter(PolicyPaths::isRules)
                .forEach(path -> text(path)
                        .ifPresent(text -> rules.addAll(RuleParser.parse(folder + path, text, vocabulary, problems))));
        List<WrittenRule> all = Stream.concat(beneath.stream().flatMap(parts -> parts.rules().stream()), rules.stream())
                .toList();
        if (problems.count() == problemsBefore) {
            refuseNone(all);
        }
        refuseMoreThan(MOST_RULES, all.size(), "règles", "rules");
        refuseMoreThan(
                MOST_COMPARISONS,
                all.stream().mapToInt(rule -> rule.condition().comparisons()).sum(),
                "comparaisons",
                "comparisons");
        return rules;
    }

    private void refuseNone(List<WrittenRule> rules) {
        if (rules.stream().noneMatch(rule -> rule.about() == CaseKind.PUBLICATION)) {
            problems.add(
                    folder + "rules/",
                    0,
                    0,
                    new Text("aucune règle", "there is no rule"),
                    new Text(
                            "Ajoutez un fichier rules/*.drl ou une table tables/*.csv.",
                            "Add a file rules/*.drl or a table tables/*.csv."));
        }
    }

    private void refuseMoreThan(int most, int number, String fr, String en) {
        if (number > most) {
            problems.add(
                    folder + "rules/",
                    0,
                    0,
                    new Text("plus de " + most + " " + fr, "more than " + most + " " + en),
                    new Text(
                            "Réunissez par in (…) les règles qui ne diffèrent que par une valeur.",
                            "Join with in (…) the rules that differ by one value only."));
        }
    }

    /** A row that replaces one of the base may keep its name; a rule replaces none. */
    private void refuseRepeatedIds(List<WrittenRule> rules, List<SettingRow> rows, Optional<PolicyParts> beneath) {
        Map<RuleId, SourceLine> taken = new HashMap<>();
        beneath.stream().flatMap(parts -> parts.rules().stream()).forEach(rule -> taken.put(rule.id(), rule.place()));
        rules.forEach(rule -> refuseTaken(rule.id(), rule.place(), taken));
        Map<RuleId, SettingRow> below = new HashMap<>();
        beneath.stream().flatMap(parts -> parts.tables().rows().stream()).forEach(row -> below.put(row.id(), row));
        for (SettingRow row : rows) {
            SettingRow other = below.get(row.id());
            if (other != null && !other.subject().equals(row.subject())) {
                refuseTaken(row.id(), row.place(), new HashMap<>(Map.of(other.id(), other.place())));
            }
        }
    }

    private void refuseTaken(RuleId id, SourceLine place, Map<RuleId, SourceLine> taken) {
        SourceLine before = taken.putIfAbsent(id, place);
        if (before != null) {
            boolean beneath = folder.isEmpty() && Overlay.isBeneath(before);
            problems.add(
                    place.file(),
                    (int) place.line(),
                    0,
                    MESSAGES.text("taken", id, before),
                    beneath ? MESSAGES.text("takenBeneath.remedy", id) : MESSAGES.text("taken.remedy"));
        }
    }

    /** The rules that a sentence here may be of: those without one in their row, and all those of the base. */
    private static Set<String> worded(List<WrittenRule> rules, Optional<PolicyParts> beneath) {
        return Stream.concat(
                        rules.stream().filter(rule -> rule.sentence().isEmpty()),
                        beneath.stream().flatMap(parts -> parts.rules().stream()))
                .map(rule -> rule.id().value())
                .collect(Collectors.toSet());
    }

    /** A sentence is an orphan only if all rules could be read. */
    private Sentences sentences(String file, Set<String> worded, boolean allRulesRead) {
        int before = problems.count();
        Sentences sentences = text(file)
                .map(text -> Sentences.read(folder + file, text, problems))
                .orElseGet(() -> Sentences.none(folder + file));
        if (allRulesRead && problems.count() == before) {
            sentences.refuseOrphans(worded, problems);
        }
        return sentences;
    }

    /** What rules and rows cite has to be there, once the policy tells its sources at all. */
    private SortedMap<String, Source> sources(
            List<WrittenRule> rules, List<SettingRow> rows, Optional<PolicyParts> beneath) {
        int before = problems.count();
        Set<String> told =
                new TreeSet<>(beneath.map(parts -> parts.sources().keySet()).orElse(Set.of()));
        SortedMap<String, Source> sources = text(PolicyPaths.SOURCES)
                .map(text -> SourcesReader.read(folder + PolicyPaths.SOURCES, text, Set.copyOf(told), problems))
                .orElseGet(TreeMap::new);
        boolean tells = files.containsKey(PolicyPaths.SOURCES) || !told.isEmpty();
        told.addAll(sources.keySet());
        if (tells && problems.count() == before) {
            rules.forEach(rule -> refuseUntold(rule.sources(), rule.place(), told));
            rows.forEach(row -> refuseUntold(row.sources(), row.place(), told));
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
                        MESSAGES.text("untold", id, folder + PolicyPaths.SOURCES),
                        Suggestion.among(id, told)));
    }

    private Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).flatMap(bytes -> PolicyText.read(folder + path, bytes, problems));
    }
}
