package fr.balise.analysis.starter;

import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small, commented policy that loads, decides every case and passes its own scenarios: what an operator changes into
 * one of their own. It shows rules, a table of rules, a table of settings and scenarios.
 */
public final class StarterPolicy {
    private static final List<String> FILES = List.of(
            "invariants.yaml",
            "messages_en.properties",
            "messages_fr.properties",
            "policy.yaml",
            "rules/mailbox.drl",
            "rules/marks.drl",
            "rules/personal.drl",
            "scenarios/mailbox.yaml",
            "scenarios/marks.yaml",
            "scenarios/personal.yaml",
            "scenarios/places.yaml",
            "scenarios/story.yaml",
            "sources.yaml",
            "tables/activity.csv",
            "tables/attributes.csv",
            "tables/carriers.csv",
            "tables/places.csv");

    private StarterPolicy() {}

    /** Its files, as they are to be written, with titles and notes in that language. */
    public static PolicyFiles files(Language language) {
        SortedMap<String, byte[]> content = new TreeMap<>();
        for (String file : FILES) {
            String own = language.code() + "/" + file;
            content.put(file, read(StarterPolicy.class.getResource(own) == null ? file : own));
        }
        return new PolicyFiles(content);
    }

    /** What to begin with over another policy: it says nothing yet but that it lies on one, in its short form. */
    public static PolicyFiles overlay(Language language) {
        return new PolicyFiles(
                new TreeMap<>(Map.of("policy.yaml", read("overlay_" + language.code() + ".yaml"))));
    }

    private static byte[] read(String file) {
        try (InputStream in = StarterPolicy.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the engine's jar lacks " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from the class path", e);
        }
    }
}
