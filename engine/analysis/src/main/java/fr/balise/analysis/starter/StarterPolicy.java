package fr.balise.analysis.starter;

import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
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
        Map<String, String> words = language == Language.FR ? french() : Map.of();
        SortedMap<String, byte[]> content = new TreeMap<>();
        for (String file : FILES) {
            String text = text(file);
            for (Map.Entry<String, String> each : words.entrySet()) {
                text = text.replace(each.getKey(), each.getValue());
            }
            content.put(file, text.getBytes(StandardCharsets.UTF_8));
        }
        return new PolicyFiles(content);
    }

    /** French titles and notes by the English ones, longer ones first; a line of each follows the other. */
    static Map<String, String> french() {
        List<String> lines = text("words_fr.txt")
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList();
        Map<String, String> french =
                new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word));
        for (int at = 0; at < lines.size(); at += 2) {
            french.put(lines.get(at), lines.get(at + 1));
        }
        return french;
    }

    private static String text(String file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    /** What to begin with over another policy: it says nothing yet but that it lies on one, in its short form. */
    public static PolicyFiles overlay(Language language) {
        return new PolicyFiles(new TreeMap<>(Map.of("policy.yaml", read("overlay_" + language.code() + ".yaml"))));
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
