package fr.balise.adapters.journal.state;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.database.Database;
import fr.balise.adapters.journal.database.Databases;
import fr.balise.adapters.journal.database.Tables;
import fr.balise.adapters.journal.store.SqlDocuments;
import fr.balise.adapters.journal.store.SqlStore;
import fr.balise.operations.sources.DirectoryAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where journals and what is kept beside them lie: where somebody says, or in the folder of each directory.
 *
 * @param said the path of a journal, or the address of a database; empty for the usual place of each directory
 * @param user of the database; null for a file, or when the address says it
 * @param password as {@code user}
 */
public record StatePlace(
        Optional<String> said,
        @Nullable String user,
        @Nullable String password) {
    /** Where the journal of a directory is. */
    public String journal(DirectoryAddress directory) {
        return said.orElseGet(() -> TargetPlaces.ofUser().journal(directory).toString());
    }

    /** True when a database of a server holds it. */
    public boolean onServer() {
        return said.filter(Databases::isServer).isPresent();
    }

    /** True when there is a journal of that directory. */
    public boolean holds(DirectoryAddress directory) throws JournalFailure {
        return Databases.at(journal(directory), user, password, Tables.JOURNAL).begun();
    }

    /**
     * Opens the journal of a directory to write; it is made where there is none.
     *
     * @throws JournalFailure when it cannot be opened
     */
    public SqlJournal open(DirectoryAddress directory) throws JournalFailure {
        createFolder(directory);
        return Journals.open(journal(directory), user, password);
    }

    /**
     * Opens it only to read: a run may write meanwhile.
     *
     * @throws JournalFailure also when there is none
     */
    public SqlJournal reading(DirectoryAddress directory) throws JournalFailure {
        return Journals.reading(journal(directory), user, password);
    }

    /**
     * Opens what is kept of a directory; it is made where there is none.
     *
     * @param elsewhere a file or a database; empty for beside the journal: in the same database, or in a file there
     * @throws JournalFailure when it cannot be opened
     */
    public SqlStore store(DirectoryAddress directory, Optional<String> elsewhere) throws JournalFailure {
        return SqlStore.open(storeDatabase(directory, elsewhere), directory.key());
    }

    /**
     * Opens what services keep of a directory, in the same database as {@link #store}.
     *
     * @throws JournalFailure when it cannot be opened
     */
    public SqlDocuments documents(DirectoryAddress directory, Optional<String> elsewhere) throws JournalFailure {
        return SqlDocuments.open(storeDatabase(directory, elsewhere), directory.key());
    }

    private Database storeDatabase(DirectoryAddress directory, Optional<String> elsewhere) throws JournalFailure {
        if (elsewhere.isEmpty()) {
            createFolder(directory);
        }
        String store = elsewhere.orElseGet(() -> besideJournal(directory));
        return Databases.at(store, user, password, Tables.STORE);
    }

    private String besideJournal(DirectoryAddress directory) {
        if (said.isEmpty()) {
            return TargetPlaces.ofUser().store(directory).toString();
        }
        return onServer() ? said.get() : said.get() + ".store";
    }

    private void createFolder(DirectoryAddress directory) throws JournalFailure {
        if (said.isEmpty()) {
            TargetPlaces.ofUser().create(directory);
        }
    }

    @Override
    public String toString() {
        return said.orElse("");
    }
}
