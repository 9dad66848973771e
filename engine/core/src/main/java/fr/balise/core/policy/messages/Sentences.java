package fr.balise.core.policy.messages;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.PolicyText;
import fr.balise.core.policy.problems.Suggestion;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sentences of one language: {@code messages_fr.properties} or {@code messages_en.properties}, a line
 * {@code RULE=sentence} for each rule. They are shown as they stand; nothing in them is replaced.
 */
public final class Sentences {
    private static final int LONGEST = 500;
    private static final Text FORM =
            new Text("Écrivez une ligne RÈGLE=phrase par règle.", "Write one line RULE=sentence for each rule.");

    private final String file;
    private final SortedMap<String, Sentence> byRule = new TreeMap<>();

    private record Sentence(String text, int line) {}

    private Sentences(String file) {
        this.file = file;
    }

    /** Reads the file; what is wrong goes to {@code problems}. */
    public static Sentences read(String file, String document, PolicyProblems problems) {
        Sentences sentences = new Sentences(file);
        String[] lines = document.split("\r?\n", -1);
        for (int at = 0; at < lines.length; at++) {
            int first = at;
            StringBuilder logical = new StringBuilder(lines[at]);
            while (isContinued(lines[at]) && at + 1 < lines.length) {
                at++;
                logical.append('\n').append(lines[at]);
            }
            sentences.add(logical.toString(), first + 1, problems);
        }
        return sentences;
    }

    /** No sentence at all, for a file that could not be read. */
    public static Sentences none(String file) {
        return new Sentences(file);
    }

    private static boolean isContinued(String line) {
        boolean comment =
                line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
        return !comment && backslashesAtEnd(line) % 2 == 1;
    }

    /** Looks at each of them once. */
    static int backslashesAtEnd(CharSequence line) {
        int at = line.length();
        while (at > 0 && line.charAt(at - 1) == '\\') {
            at--;
        }
        return line.length() - at;
    }

    private void add(String logicalLine, int line, PolicyProblems problems) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logicalLine));
        } catch (IllegalArgumentException e) {
            problems.add(
                    file,
                    line,
                    0,
                    new Text("séquence \\uXXXX incorrecte", "malformed \\uXXXX sequence"),
                    new Text("Écrivez le caractère lui-même.", "Write the character itself."));
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        for (String rule : one.stringPropertyNames()) {
            String text = one.getProperty(rule).strip();
            Sentence before = byRule.putIfAbsent(rule, new Sentence(text, line));
            if (before != null) {
                problems.add(
                        file,
                        line,
                        0,
                        new Text(
                                "la phrase " + rule + " figure déjà ligne " + before.line(),
                                "the sentence " + rule + " stands at line " + before.line() + " already"),
                        new Text("Gardez-en une seule.", "Keep one of them."));
            }
            refuseUnfit(file, line, text, problems);
        }
    }

    /** Refuses a sentence that could not be shown to people as it stands. */
    public static void refuseUnfit(String file, int line, String sentence, PolicyProblems problems) {
        if (sentence.codePoints().anyMatch(PolicyText::isInvisible)) {
            problems.add(
                    file,
                    line,
                    0,
                    new Text("la phrase contient un caractère invisible", "the sentence holds an invisible character"),
                    new Text("Écrivez une phrase sur une ligne.", "Write a sentence on one line."));
        }
        if (sentence.indexOf('{') >= 0 || sentence.indexOf('}') >= 0) {
            problems.add(
                    file,
                    line,
                    0,
                    new Text(
                            "la phrase contient une accolade : rien n'y est remplacé",
                            "the sentence holds a brace: nothing in it is replaced"),
                    new Text("Écrivez la phrase telle qu'on la lira.", "Write the sentence as people will read it."));
        }
        if (sentence.length() > LONGEST) {
            problems.add(
                    file,
                    line,
                    0,
                    new Text(
                            "phrase de plus de " + LONGEST + " caractères",
                            "sentence longer than " + LONGEST + " characters"),
                    new Text("Raccourcissez-la.", "Shorten it."));
        }
    }

    /** The sentence of a rule; empty text when it has none. */
    public String of(String rule) {
        Sentence sentence = byRule.get(rule);
        return sentence == null ? "" : sentence.text();
    }

    /** These sentences over others: one of the same rule replaces what is beneath it. */
    public Sentences over(Sentences beneath) {
        Sentences joined = new Sentences(file);
        joined.byRule.putAll(beneath.byRule);
        joined.byRule.putAll(byRule);
        return joined;
    }

    /** The same without those of some rules. */
    public Sentences without(Set<String> rules) {
        Sentences others = new Sentences(file);
        others.byRule.putAll(byRule);
        others.byRule.keySet().removeAll(rules);
        return others;
    }

    /** Tells the sentences that belong to no rule. */
    public void refuseOrphans(Set<String> rules, PolicyProblems problems) {
        byRule.forEach((name, sentence) -> {
            if (!rules.contains(name)) {
                problems.add(
                        file,
                        sentence.line(),
                        1,
                        new Text(
                                "la phrase " + name + " n'appartient à aucune règle",
                                "the sentence " + name + " belongs to no rule"),
                        Suggestion.nearest(name, rules)
                                .map(near -> new Text("Vouliez-vous dire " + near + " ?", "Did you mean " + near + "?"))
                                .orElse(FORM));
            }
        });
    }
}
