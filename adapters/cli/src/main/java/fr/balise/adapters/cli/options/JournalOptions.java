package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.database.Databases;
import fr.balise.adapters.journal.state.TargetPlaces;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.sources.DirectoryAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are written down: where somebody says, or in the folder of the directory they write to. */
public final class JournalOptions {
    @Option(names = "--journal", paramLabel = "PLACE")
    private @Nullable String place;

    @Option(names = "--journal-user", paramLabel = "USER")
    private @Nullable String user;

    /** Opens the journal of runs on a directory; makes it when there is none. */
    public SqlJournal open(String directory) throws Refusal {
        DirectoryAddress target = DirectoryAddress.named(directory);
        if (place == null) {
            TargetPlaces.ofUser().create(target);
        }
        return Journals.open(where(target), user, password());
    }

    /**
     * Opens a journal that is there already.
     *
     * @param directory whose it is; null for the only one there is
     */
    public SqlJournal existing(@Nullable String directory) throws Refusal {
        return Journals.open(mustExist(directory), user, password());
    }

    /** As {@link #existing}, only to read: a run may write meanwhile. */
    public SqlJournal reading(@Nullable String directory) throws Refusal {
        return reading(mustExist(directory), user);
    }

    /** Opens the journal at a place, only to read. */
    static SqlJournal reading(String place, @Nullable String user) throws Refusal {
        return Journals.reading(place, user, password());
    }

    /** True when nobody said where, and nothing was ever written down for a directory. */
    public boolean nothingYet(@Nullable String directory) throws Refusal {
        return place == null
                && (directory == null
                        ? written().isEmpty()
                        : !Files.exists(Path.of(where(DirectoryAddress.named(directory)))));
    }

    private String mustExist(@Nullable String directory) throws Refusal {
        String where = place == null ? where(directory == null ? only() : DirectoryAddress.named(directory)) : place;
        if (!exists(where)) {
            throw Refusal.input(Inputs.MESSAGES.text("journal.none", where));
        }
        return where;
    }

    private String where(DirectoryAddress target) {
        return place == null ? TargetPlaces.ofUser().journal(target).toString() : place;
    }

    private static List<DirectoryAddress> written() {
        TargetPlaces places = TargetPlaces.ofUser();
        return places.known().stream()
                .filter(target -> Files.exists(places.journal(target)))
                .toList();
    }

    private static DirectoryAddress only() throws Refusal {
        List<DirectoryAddress> written = written();
        if (written.size() == 1) {
            return written.get(0);
        }
        String addresses = written.stream().map(DirectoryAddress::address).collect(Collectors.joining(", "));
        throw Refusal.input(
                written.isEmpty()
                        ? Inputs.MESSAGES.text("journal.noneYet")
                        : Inputs.MESSAGES.text("journal.several", addresses));
    }

    /** True when there is a journal, as far as can be told without opening it. */
    static boolean exists(String place) throws JournalFailure {
        return Databases.isServer(place) || Files.exists(Databases.path(place));
    }

    private static @Nullable String password() throws Refusal {
        return GatewayOptions.secret(Secret.JOURNAL_PASSWORD).orElse(null);
    }
}
