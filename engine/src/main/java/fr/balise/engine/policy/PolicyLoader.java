package fr.balise.engine.policy;

import fr.balise.engine.findings.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Reads a policy from its files, checking everything, and tells all that is wrong together. Nothing of the operator's
 * text is run or compiled here or later: what comes out are values and allow-listed trees.
 */
public final class PolicyLoader {
    static final String SETTINGS = "policy.yaml";
    private static final String MESSAGES_FR = "messages_fr.properties";
    private static final String MESSAGES_EN = "messages_en.properties";
    private static final int LARGEST_FILE = 1_000_000;
    private static final int MOST_RULES = 2_000;

    private final PolicyFiles files;
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

    private Policy load() throws InvalidPolicy {
        Optional<SettingsReader.Settings> settings =
                required(SETTINGS).flatMap(text -> SettingsReader.read(SETTINGS, text, problems));
        List<RuleParser.Written> written = rules();
        Properties french = sentences(MESSAGES_FR);
        Properties english = sentences(MESSAGES_EN);
        refuseRepeatedIds(written);
        var ids = written.stream().map(rule -> rule.id().value()).collect(Collectors.toSet());
        SentencesReader.compare(MESSAGES_FR, french, ids, problems);
        SentencesReader.compare(MESSAGES_EN, english, ids, problems);
        problems.throwIfAny();
        SettingsReader.Settings known = settings.orElseThrow();
        List<Rule> rules = written.stream()
                .map(rule -> withSentence(rule, french, english))
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        return new Policy(
                known.name(),
                known.version(),
                known.title(),
                files.digest(),
                known.caseSettings(),
                known.limits(),
                rules);
    }

    private List<RuleParser.Written> rules() {
        List<RuleParser.Written> written = new ArrayList<>();
        files.content().keySet().stream()
                .filter(path -> path.startsWith("rules/") && path.endsWith(".drl"))
                .forEach(path -> text(path).ifPresent(text -> written.addAll(RuleParser.parse(path, text, problems))));
        if (written.isEmpty() && problems.isEmpty()) {
            problems.add(
                    "rules/",
                    0,
                    0,
                    new Text("aucune règle", "there is no rule"),
                    new Text("Ajoutez au moins un fichier rules/*.drl.", "Add at least one file rules/*.drl."));
        }
        if (written.size() > MOST_RULES) {
            problems.add(
                    "rules/",
                    0,
                    0,
                    new Text("plus de " + MOST_RULES + " règles", "more than " + MOST_RULES + " rules"),
                    new Text("Utilisez une table de décision.", "Use a decision table."));
        }
        return written;
    }

    private void refuseRepeatedIds(List<RuleParser.Written> written) {
        Map<Object, RuleParser.Written> first = new HashMap<>();
        for (RuleParser.Written rule : written) {
            RuleParser.Written before = first.putIfAbsent(rule.id(), rule);
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

    private static Rule withSentence(RuleParser.Written rule, Properties french, Properties english) {
        String id = rule.id().value();
        return new Rule(
                rule.id(),
                rule.title(),
                rule.sources(),
                rule.condition(),
                rule.effects(),
                new Text(
                        french.getProperty(id, "").strip(),
                        english.getProperty(id, "").strip()),
                rule.place());
    }

    private Properties sentences(String file) {
        return required(file)
                .map(text -> SentencesReader.read(file, text, problems))
                .orElseGet(Properties::new);
    }

    private Optional<String> required(String path) {
        if (!files.content().containsKey(path)) {
            problems.add(
                    path,
                    0,
                    0,
                    new Text("le fichier manque", "the file is missing"),
                    new Text(
                            "Ajoutez-le ; la politique de référence le montre.",
                            "Add it; the reference policy shows how."));
        }
        return text(path);
    }

    private Optional<String> text(String path) {
        byte[] bytes = files.content().get(path);
        if (bytes == null) {
            return Optional.empty();
        }
        if (bytes.length > LARGEST_FILE) {
            problems.add(
                    path,
                    0,
                    0,
                    new Text(
                            "fichier de plus de " + LARGEST_FILE + " octets",
                            "file larger than " + LARGEST_FILE + " bytes"),
                    new Text("Coupez-le en plusieurs.", "Split it."));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(
                    path,
                    0,
                    0,
                    new Text("le fichier n'est pas en UTF-8", "the file is not UTF-8"),
                    new Text("Enregistrez-le en UTF-8.", "Save it as UTF-8."));
            return Optional.empty();
        }
    }
}
