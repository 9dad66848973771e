package fr.balise.adapters.server.work;

import fr.balise.core.policy.loading.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A policy with some settings of its {@code policy.yaml} said otherwise; what comes of it is checked like any policy.
 *
 * @param settings new values by dotted name, for example {@code activity.inactiveAfterMonths}
 */
public record SettingTrial(SortedMap<String, Object> settings) {
    /** The settings that may be tried. */
    public static final List<String> NAMES = List.of(
            "activity.dormantAfterMonths",
            "activity.inactiveAfterMonths",
            "phases.transition",
            "phases.target",
            "type10.cutOff",
            "redList",
            "ranking",
            "organisationalContact",
            "usage.validMonths");

    private static final String FILE = "policy.yaml";

    /** Copies the map. */
    public SettingTrial {
        settings = new TreeMap<>(settings);
    }

    /** The files of the policy with those settings. */
    public PolicyFiles in(PolicyFiles policy) {
        Map<String, Object> document = document(policy);
        settings.forEach((name, value) -> put(document, name, value));
        SortedMap<String, byte[]> content = new TreeMap<>(policy.content());
        content.put(
                FILE,
                new Dump(DumpSettings.builder().build()).dumpToString(document).getBytes(StandardCharsets.UTF_8));
        return new PolicyFiles(content);
    }

    /** What a policy says for each setting that may be tried; those it leaves out are left out. */
    public static SortedMap<String, String> of(PolicyFiles policy) {
        SortedMap<String, String> said = new TreeMap<>();
        Map<String, Object> document = document(policy);
        for (String name : NAMES) {
            Object at = document;
            for (String part : name.split("\\.")) {
                at = at instanceof Map<?, ?> section ? section.get(part) : null;
            }
            if (at != null) {
                said.put(name, at.toString());
            }
        }
        return said;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document(PolicyFiles policy) {
        String text = new String(Objects.requireNonNull(policy.content().get(FILE)), StandardCharsets.UTF_8);
        return (Map<String, Object>)
                Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> section, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            section.put(name, value);
        } else {
            put(
                    (Map<String, Object>)
                            section.computeIfAbsent(name.substring(0, dot), key -> new LinkedHashMap<String, Object>()),
                    name.substring(dot + 1),
                    value);
        }
    }
}
