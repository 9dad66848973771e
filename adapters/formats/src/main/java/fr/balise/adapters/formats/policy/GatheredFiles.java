package fr.balise.adapters.formats.policy;

import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files as they come in, within bounds that no real policy reaches, and all that is wrong with them. */
final class GatheredFiles {
    static final int MOST_FILES = 2_000;
    static final int LARGEST_FILE = 5_000_000;
    static final int LARGEST_WHOLE = 20_000_000;
    private static final List<String> LEFT_ASIDE =
            List.of("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", "thumbs.db", "desktop.ini");

    private final String whole;
    private final SortedMap<String, byte[]> content = new TreeMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private long size;
    private boolean full;

    GatheredFiles(String whole) {
        this.whole = VisibleText.of(whole);
    }

    /** True for a hidden file, and for what editors and systems leave behind. */
    static boolean isLeftAside(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~$")
                || name.startsWith("#")
                || name.equals("__MACOSX")
                || LEFT_ASIDE.stream().anyMatch(lower::endsWith);
    }

    /** True once a bound was passed: nothing more is read. */
    boolean isFull() {
        return full;
    }

    /** Reads one file, never more of it than a file may have. */
    void add(String path, InputStream bytes) throws IOException {
        byte[] read = bytes.readNBytes(LARGEST_FILE + 1);
        size += read.length;
        if (read.length > LARGEST_FILE) {
            tooLarge(path, LARGEST_FILE);
        } else if (size > LARGEST_WHOLE) {
            full = true;
            tooLarge("", LARGEST_WHOLE);
        } else if (content.put(path, read) != null) {
            wrong(path, "ce fichier figure deux fois", "Gardez-en un.", "this file stands twice", "Keep one.");
        } else if (content.size() > MOST_FILES) {
            full = true;
            wrong(
                    "",
                    "plus de " + MOST_FILES + " fichiers",
                    "Est-ce bien le dossier de la politique ?",
                    "more than " + MOST_FILES + " files",
                    "Is this the policy's folder?");
        }
    }

    private void tooLarge(String path, int bound) {
        wrong(
                path,
                "plus de " + bound / 1_000_000 + " Mo",
                "Une politique est faite de textes courts : retirez ce qui n'en est pas.",
                "more than " + bound / 1_000_000 + " MB",
                "A policy is made of short texts: take out what is not.");
    }

    void wrong(String path, String fr, String remedyFr, String en, String remedyEn) {
        String file = path.isEmpty() ? whole : VisibleText.of(path);
        problems.add(new PolicyProblem(file, 0, 0, new Text(fr, en), new Text(remedyFr, remedyEn)));
    }

    void unreadable(String path, IOException why) {
        String reason = why.getClass().getSimpleName();
        wrong(
                path,
                "lecture impossible (" + reason + ")",
                "Vérifiez que le fichier est entier et que vous avez le droit de le lire.",
                "cannot be read (" + reason + ")",
                "Check that the file is whole and that you may read it.");
    }

    PolicyFiles files() throws InvalidPolicy {
        if (problems.isEmpty() && content.isEmpty()) {
            wrong(
                    "",
                    "aucun fichier",
                    "Donnez le dossier qui contient policy.yaml.",
                    "no file in it",
                    "Give the folder that holds policy.yaml.");
        }
        if (!problems.isEmpty()) {
            throw new InvalidPolicy(problems.stream().sorted().toList());
        }
        return new PolicyFiles(atRoot());
    }

    /** A zip often holds the folder itself rather than what is in it. */
    private SortedMap<String, byte[]> atRoot() {
        String first = content.firstKey();
        String top = first.substring(0, first.indexOf('/') + 1);
        boolean wrapped = !top.isEmpty()
                && content.containsKey(top + "policy.yaml")
                && content.keySet().stream().allMatch(path -> path.startsWith(top));
        if (!wrapped) {
            return content;
        }
        SortedMap<String, byte[]> inside = new TreeMap<>();
        content.forEach((path, bytes) -> inside.put(path.substring(top.length()), bytes));
        return inside;
    }
}
