package fr.balise.core.policy.problems;

import fr.balise.core.findings.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean …?" */
public final class Suggestion {
    private static final int FARTHEST = 3;

    private static final Text DECLARE = new Text(
            " Un attribut à vous se déclare dans policy.yaml, sous attributes.",
            " An attribute of your own is declared in policy.yaml, under attributes.");

    private Suggestion() {}

    /** The known word nearest to what was written, if one is near. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String word = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(word, candidate.toLowerCase(Locale.ROOT))
                        <= Math.min(FARTHEST, Math.max(1, candidate.length() / 3)))
                .min(Comparator.<String>comparingInt(c -> distance(word, c.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The remedy: the nearest word if there is one, and all that are known. */
    public static Text among(String written, Collection<String> known) {
        return among(written, known, known);
    }

    /**
     * The same where words may be French too.
     *
     * @param french the French words for those known
     */
    public static Text among(String written, Collection<String> known, Collection<String> french) {
        return new Text(
                nearest(written, french)
                                .or(() -> nearest(written, known))
                                .map(near -> "Vouliez-vous dire " + near + " ? ")
                                .orElse("")
                        + "Valeurs admises : " + String.join(", ", french) + ".",
                nearest(written, known)
                                .or(() -> nearest(written, french))
                                .map(near -> "Did you mean " + near + "? ")
                                .orElse("")
                        + "Allowed: " + String.join(", ", known) + ".");
    }

    /** The remedy for the name of an attribute: where no known one is near, how to have one's own. */
    public static Text attribute(String written, Collection<String> known) {
        return orDeclared(written, known, among(written, known));
    }

    /** A remedy for the name of an attribute, and where no known one is near how to have one's own. */
    public static Text orDeclared(String written, Collection<String> known, Text remedy) {
        return nearest(written, known).isPresent()
                ? remedy
                : new Text(remedy.fr() + DECLARE.fr(), remedy.en() + DECLARE.en());
    }

    /** How many letters were added, left out, changed or swapped; texts far apart in length are not compared. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int changed = steps[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(changed, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                if (swapped(one, other, i, j)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[one.length()][other.length()];
    }

    private static boolean swapped(String one, String other, int i, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
