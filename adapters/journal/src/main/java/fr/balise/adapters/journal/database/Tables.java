package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.Locale;

/** What a database holds: each kind has its own migrations, which know nothing of the other's tables. */
public enum Tables {
    /** The chain of what runs did. */
    JOURNAL(0x42414C4A, List.of("journal_entry", "journal_document"), "V1__journal.sql"),
    /** What is kept beside it, day after day. */
    STORE(0x42414C53, List.of("store_document", "store_line"), "V1__store.sql", "V2__documents.sql");

    /** Stands in the head of a file, so that one of another program is not taken for ours. */
    private final int applicationId;

    /** Of which rows are erased one day. */
    private final List<String> erased;

    private final List<String> migrations;

    Tables(int applicationId, List<String> erased, String... migrations) {
        this.applicationId = applicationId;
        this.erased = erased;
        this.migrations = List.of(migrations);
    }

    int applicationId() {
        return applicationId;
    }

    List<String> erased() {
        return erased;
    }

    /** Each a resource beside this class, in order. */
    List<String> migrations() {
        return migrations.stream().map(file -> folder() + "/" + file).toList();
    }

    /** Where Flyway finds them. */
    String location() {
        return "classpath:" + Tables.class.getPackageName().replace('.', '/') + "/" + folder();
    }

    /** The folder beside this class, and how its Flyway table is told from others on a server. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A database of this kind as sentences begin with it. */
    Text at(Object place) {
        return JournalFailure.MESSAGES.text("at." + name(), place);
    }
}
