package fr.balise.adapters.journal.database;

import fr.balise.core.findings.Text;
import java.util.List;

/** What a database is for. Each has tables and migrations of its own, and files that say so in their head. */
public enum Content {
    /** The chained record of runs. */
    JOURNAL("journal", "Le journal", "The journal", 0x42414C4A, "V1__journal.sql");

    private final String folder;
    private final String fr;
    private final String en;
    private final int applicationId;
    private final List<String> migrations;

    Content(String folder, String fr, String en, int applicationId, String... migrations) {
        this.folder = folder;
        this.fr = fr;
        this.en = en;
        this.applicationId = applicationId;
        this.migrations = List.of(migrations);
    }

    /** The name of its migrations' folder, and of its file in the folder of a target. */
    public String folder() {
        return folder;
    }

    /** A sentence about the one of that name. */
    public Text says(String name, String predicateFr, String predicateEn) {
        return new Text(fr + " " + name + " " + predicateFr, en + " " + name + " " + predicateEn);
    }

    /** What stands in the head of a file of SQLite, so that a file of another program is not taken for one of ours. */
    int applicationId() {
        return applicationId;
    }

    /** Its migrations, in order. */
    List<String> migrations() {
        return migrations;
    }

    /** Where Flyway finds them. */
    String location() {
        return "classpath:fr/balise/adapters/journal/database/" + folder;
    }
}
