package fr.balise.core.policy.loading;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.PolicyText;
import fr.balise.core.policy.problems.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the files of a policy stand, and which paths none of them may have. */
final class PolicyPaths {
    static final String SETTINGS = "policy.yaml";
    static final String INVARIANTS = "invariants.yaml";
    static final String SOURCES = "sources.yaml";
    static final String MESSAGES_FR = "messages_fr.properties";
    static final String MESSAGES_EN = "messages_en.properties";

    /** What stands at the top of a policy. */
    private static final List<String> READ_BESIDE =
            List.of(SETTINGS, INVARIANTS, MESSAGES_FR, MESSAGES_EN, SOURCES, PolicyFiles.CERTIFICATE);

    private static final List<String> REQUIRED = List.of(SETTINGS);

    private static final int LONGEST = 200;
    private static final int MOST_FILES = 1_000;
    private static final long LARGEST_POLICY = 20_000_000;

    private PolicyPaths() {}

    static boolean isRules(String path) {
        return path.startsWith("rules/") && path.endsWith(".drl") && !isHidden(path);
    }

    static boolean isTable(String path) {
        return path.startsWith("tables/") && (path.endsWith(".csv") || path.endsWith(".xlsx")) && !isHidden(path);
    }

    /** True for the files on which a decision or its wording may depend; scenarios and notes are not among them. */
    static boolean decides(String bundlePath) {
        String path = inLayer(bundlePath);
        return path.equals(SETTINGS)
                || path.equals(SOURCES)
                || path.equals(MESSAGES_FR)
                || path.equals(MESSAGES_EN)
                || isRules(path)
                || isTable(path);
    }

    static boolean isInvariants(String path) {
        return inLayer(path).equals(INVARIANTS);
    }

    /** The path inside the policy's own folder, or inside that of the policy beneath. */
    private static String inLayer(String path) {
        return path.startsWith(Overlay.BASE) ? path.substring(Overlay.BASE.length()) : path;
    }

    /** What editors and spreadsheet programs leave beside a file while it is open. */
    private static boolean isHidden(String path) {
        return Stream.of(path.split("/")).anyMatch(name -> name.startsWith(".") || name.startsWith("~$"));
    }

    /** Refuses what no policy may be: too large, or with a file outside of it. */
    static void refuseOutside(Map<String, byte[]> content, PolicyProblems problems) {
        long size = content.values().stream().mapToLong(bytes -> bytes.length).sum();
        if (content.size() > MOST_FILES || size > LARGEST_POLICY) {
            problems.add(
                    "policy",
                    0,
                    0,
                    new Text(
                            "plus de " + MOST_FILES + " fichiers ou de " + LARGEST_POLICY + " octets",
                            "more than " + MOST_FILES + " files or " + LARGEST_POLICY + " bytes"),
                    new Text(
                            "Ne mettez dans le dossier que la politique.",
                            "Put nothing but the policy in its folder."));
        }
        content.keySet().stream()
                .filter(path -> !staysInside(path))
                .forEach(path -> problems.add(
                        shown(path),
                        0,
                        0,
                        new Text("ce chemin sort de la politique", "this path leaves the policy"),
                        new Text(
                                "Nommez chaque fichier par un chemin relatif, comme rules/fermetures.drl.",
                                "Name each file by a relative path, such as rules/closures.drl.")));
    }

    /**
     * Refuses what would be missed in silence: a file that nobody reads, a name that some systems take for another. What
     * is told as the twin of a file, or as a file that is missing, is not told again.
     *
     * @param folder where the paths begin, as problems tell it
     */
    static void refuseUnread(String folder, Map<String, byte[]> content, PolicyProblems problems) {
        Map<String, String> bySmallLetters = new HashMap<>();
        for (String path : content.keySet()) {
            String other = bySmallLetters.put(path.toLowerCase(Locale.ROOT), path);
            if (other != null) {
                problems.add(
                        folder + path,
                        0,
                        0,
                        new Text(
                                "se distingue de " + other + " par les capitales seulement",
                                "differs from " + other + " by capitals only"),
                        new Text("Renommez l'un des deux.", "Rename one of them."));
            }
        }
        for (String path : content.keySet()) {
            Optional<String> near = Suggestion.nearest(path, READ_BESIDE);
            boolean twin = near.filter(path::equalsIgnoreCase)
                    .filter(content::containsKey)
                    .isPresent();
            boolean missed = near.filter(REQUIRED::contains)
                    .filter(name -> !content.containsKey(name))
                    .isPresent();
            if (!twin && !missed) {
                refuseUnread(folder, path, near, problems);
            }
        }
    }

    private static void refuseUnread(String folder, String path, Optional<String> meant, PolicyProblems problems) {
        boolean read = decides(path) || READ_BESIDE.contains(path) || isScenarios(path);
        if (!read && !isHidden(path) && !path.endsWith(".md")) {
            Text near = meant.map(name -> new Text("Vouliez-vous dire " + name + " ? ", "Did you mean " + name + "? "))
                    .orElse(new Text("", ""));
            problems.add(
                    folder + path,
                    0,
                    0,
                    new Text("ce fichier n'est pas lu", "this file is not read"),
                    new Text(
                            near.fr() + "Les règles sont dans rules/*.drl, les tables dans tables/*.csv ou *.xlsx, les"
                                    + " scénarios dans scenarios/*.yaml, les notes dans *.md.",
                            near.en() + "Rules stand in rules/*.drl, tables in tables/*.csv or *.xlsx, scenarios in"
                                    + " scenarios/*.yaml, notes in *.md."));
        }
    }

    private static boolean isScenarios(String path) {
        return path.startsWith("scenarios/") && path.endsWith(".yaml");
    }

    private static boolean staysInside(String path) {
        return !path.isEmpty()
                && path.length() <= LONGEST
                && path.codePoints()
                        .noneMatch(c -> c == '\\' || c == ':' || c == '\uFFFD' || PolicyText.isInvisible(c) || c < ' ')
                && Stream.of(path.split("/", -1))
                        .noneMatch(name -> name.isBlank() || name.equals(".") || name.equals(".."));
    }

    private static String shown(String path) {
        return path.substring(0, path.offsetByCodePoints(0, Math.min(LONGEST, path.codePointCount(0, path.length()))));
    }
}
