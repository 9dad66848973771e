package fr.balise.core.policy.tables;

import fr.balise.cells.Row;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All tables of a policy. {@code tables/activity} and {@code tables/care-settings} set how cases are read, {@code
 * tables/carriers} for which carriers they are made, {@code tables/attributes} what is written beside an address, {@code
 * tables/attribute-values} the codes of attributes that the policy declares; every other table is one of rules.
 */
public final class PolicyTables {
    private static final String ACTIVITY = "tables/activity";
    private static final String CARE_SETTINGS = "tables/care-settings";
    private static final String CARRIERS = "tables/carriers";
    private static final String ATTRIBUTES = "tables/attributes";
    private static final String ATTRIBUTE_VALUES = "tables/attribute-values";

    private final Vocabulary vocabulary;
    private final PolicyProblems problems;
    private final SettingTables settings;
    private final List<WrittenRule> rules = new ArrayList<>();

    private PolicyTables(Vocabulary vocabulary, PolicyProblems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.settings = new SettingTables(problems);
    }

    /**
     * Reads all tables.
     *
     * @param folder where the paths begin, as problems tell it: empty, or ending with {@code /}
     * @param files by path
     * @param vocabulary the attributes that tables of rules may name
     * @param problems takes what is wrong
     */
    public static PolicyTables read(
            String folder, Map<String, byte[]> files, Vocabulary vocabulary, PolicyProblems problems) {
        PolicyTables tables = new PolicyTables(vocabulary, problems);
        Map<String, String> byName = new HashMap<>();
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            String path = folder + file.getKey();
            String name = file.getKey().substring(0, file.getKey().lastIndexOf('.'));
            String other = byName.putIfAbsent(name, path);
            if (other != null) {
                problems.add(
                        path,
                        0,
                        0,
                        new Text("la table est déjà dans " + other, "the table stands in " + other + " already"),
                        new Text("Gardez un seul des deux fichiers.", "Keep one of the two files."));
            } else {
                tables.read(path, name, file.getValue());
            }
        }
        return tables;
    }

    private void read(String path, String name, byte[] content) {
        Optional<List<Row>> rows = TableFile.read(path, content, problems);
        if (rows.isEmpty()) {
            return;
        }
        switch (name) {
            case ACTIVITY -> settings.activity(path, rows.get());
            case CARE_SETTINGS -> settings.care(path, rows.get());
            case CARRIERS -> settings.carriers(path, rows.get());
            case ATTRIBUTES -> settings.attributes(path, rows.get());
            case ATTRIBUTE_VALUES -> settings.attributeValues(path, rows.get(), vocabulary.declared());
            default -> rules.addAll(DecisionTable.read(path, rows.get(), vocabulary, problems));
        }
    }

    /** True when a table sets care settings, so that {@code policy.yaml} must not. */
    public static boolean setCare(Set<String> paths) {
        return paths.stream().anyMatch(path -> path.startsWith(CARE_SETTINGS + "."));
    }

    /** The rules of all tables. */
    public List<WrittenRule> rules() {
        return rules;
    }

    /** What the tables set that are not about rules. */
    public TableSettings settings() {
        return settings.all();
    }
}
