package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.journal.state.TargetPlaces;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.sources.DirectoryAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
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
        return state().open(DirectoryAddress.named(directory));
    }

    /**
     * Opens a journal that is there already.
     *
     * @param directory whose it is; null for the only one there is
     */
    public SqlJournal existing(@Nullable String directory) throws Refusal {
        return state().open(mustExist(directory));
    }

    /** As {@link #existing}, only to read: a run may write meanwhile. */
    public SqlJournal reading(@Nullable String directory) throws Refusal {
        return state().reading(mustExist(directory));
    }

    /** True when nobody said where, and nothing was ever written down for a directory. */
    public boolean nothingYet(@Nullable String directory) throws Refusal {
        return place == null
                && (directory == null ? written().isEmpty() : !state().holds(DirectoryAddress.named(directory)));
    }

    /** Whose journal it is says nothing where somebody says which. */
    private DirectoryAddress mustExist(@Nullable String directory) throws Refusal {
        DirectoryAddress whose = place != null
                ? new DirectoryAddress("")
                : directory == null ? only() : DirectoryAddress.named(directory);
        if (!state().holds(whose)) {
            throw Refusal.input(Inputs.MESSAGES.text("journal.none", state().journal(whose)));
        }
        return whose;
    }

    private StatePlace state() throws Refusal {
        return state(place, user);
    }

    /** Where journals lie, in the database by that user where it is one. */
    static StatePlace state(@Nullable String place, @Nullable String user) throws Refusal {
        return new StatePlace(
                Optional.ofNullable(place),
                user,
                GatewayOptions.secret(Secret.JOURNAL_PASSWORD).orElse(null));
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
}
