package fr.balise.engine.policy;

import fr.balise.engine.findings.Text;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code messages_fr.properties} and {@code messages_en.properties}: a sentence for each rule. */
final class SentencesReader {
    private SentencesReader() {}

    static Properties read(String file, String document, PolicyProblems problems) {
        Properties sentences = new Properties();
        try {
            sentences.load(new StringReader(document));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(
                    file,
                    0,
                    0,
                    new Text(
                            "fichier de messages illisible : " + e.getMessage(),
                            "unreadable messages: " + e.getMessage()),
                    new Text(
                            "Écrivez une ligne RÈGLE=phrase par règle.",
                            "Write one line RULE=sentence for each rule."));
        }
        return sentences;
    }

    /** Every rule has a sentence in this language, and every sentence a rule. */
    static void compare(String file, Properties sentences, Set<String> rules, PolicyProblems problems) {
        for (String rule : new TreeSet<>(rules)) {
            if (sentences.getProperty(rule, "").isBlank()) {
                problems.add(
                        file,
                        0,
                        0,
                        new Text("la règle " + rule + " n'a pas de phrase", "the rule " + rule + " has no sentence"),
                        new Text("Ajoutez une ligne " + rule + "=…", "Add a line " + rule + "=…"));
            }
        }
        for (String name : new TreeSet<>(sentences.stringPropertyNames())) {
            if (!rules.contains(name)) {
                problems.add(
                        file,
                        0,
                        0,
                        new Text(
                                "la phrase " + name + " n'appartient à aucune règle",
                                "the sentence " + name + " belongs to no rule"),
                        Suggestion.among(name, new TreeSet<>(rules)));
            }
        }
    }
}
