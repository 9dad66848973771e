package fr.balise.core.policy.tables;

import fr.balise.core.findings.Folded;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * French words for the columns and values of tables, which may be written instead of the names that rules use, whatever
 * their case and accents. They stand in {@code table_words_fr.properties}; a name without a word there is the same in
 * both languages.
 */
public final class TableTranslations {
    private static final String COLUMN = "column";

    private TableTranslations() {}

    /** The French word for the name of a column. */
    public static String ofColumn(String name) {
        return of(COLUMN, name);
    }

    /** The French word for a value that a column may hold. */
    public static String ofValue(String column, String value) {
        return of(column, value);
    }

    /** True of a word that means a column of a table in French, whatever its case and accents. */
    public static boolean isColumn(String written) {
        ResourceBundle words = words();
        return words.keySet().stream()
                .filter(key -> key.startsWith(COLUMN + "."))
                .anyMatch(key -> Folded.of(words.getString(key)).equals(Folded.of(written)));
    }

    private static String of(String group, String name) {
        try {
            return words().getString(group + "." + name);
        } catch (MissingResourceException e) {
            return name;
        }
    }

    /** The column that is meant, in either language; the text itself when it is none of those known. */
    static String column(String written, Collection<String> known) {
        return meant(COLUMN, written, known);
    }

    /** The value that is meant, in either language; the text itself when it is none of those known. */
    static String value(String column, String written, Collection<String> known) {
        return meant(column, written, known);
    }

    private static String meant(String group, String written, Collection<String> known) {
        if (known.contains(written)) {
            return written;
        }
        Map<String, String> names = new HashMap<>();
        known.forEach(name -> names.put(Folded.of(of(group, name)), name));
        return names.getOrDefault(Folded.of(written), written);
    }

    /** Those columns in French, in that order. */
    static List<String> columns(Collection<String> names) {
        return names.stream().map(TableTranslations::ofColumn).collect(Collectors.toList());
    }

    /** Those values of a column in French, in that order. */
    static List<String> values(String column, Collection<String> names) {
        return names.stream().map(name -> ofValue(column, name)).collect(Collectors.toList());
    }

    private static ResourceBundle words() {
        return ResourceBundle.getBundle(
                "fr.balise.core.policy.tables.table_words",
                Locale.FRENCH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
