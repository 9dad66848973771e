package fr.balise.adapters.journal.state;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.FileRights;
import fr.balise.operations.sources.DirectoryAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the state of targets lies when nobody says where: a folder for each, {@code targets/KEY/}, with its journal and
 * the address for people who look.
 *
 * @param home the folder of Balise, {@code ~/.balise}
 */
public record TargetPlaces(Path home) {
    private static final String ADDRESS = "address";

    /** Those of the user. */
    public static TargetPlaces ofUser() {
        return new TargetPlaces(Path.of(System.getProperty("user.home"), ".balise"));
    }

    private Path folder(DirectoryAddress target) {
        return home.resolve("targets").resolve(target.key());
    }

    /** Where a target's journal is when nobody says where. */
    public Path journal(DirectoryAddress target) {
        return folder(target).resolve("journal");
    }

    /** Where what is kept beside it is. */
    Path store(DirectoryAddress target) {
        return folder(target).resolve("store");
    }

    /**
     * Makes the folder of a target, for its owner alone.
     *
     * @throws JournalFailure when it cannot be made
     */
    public void create(DirectoryAddress target) throws JournalFailure {
        Path folder = folder(target);
        try {
            FileRights.createFolder(folder);
            Path address = folder.resolve(ADDRESS);
            FileRights.createFile(address);
            Files.writeString(address, target.address() + "\n");
        } catch (IOException e) {
            throw JournalFailure.because(e, "noFolder", folder, String.valueOf(e.getMessage()));
        }
    }

    /** The targets that have a folder here, by address. */
    public List<DirectoryAddress> known() {
        try (Stream<Path> folders = Files.list(home.resolve("targets"))) {
            return folders.map(folder -> folder.resolve(ADDRESS))
                    .filter(Files::isRegularFile)
                    .map(TargetPlaces::read)
                    .filter(target -> !target.address().isEmpty())
                    .sorted(Comparator.comparing(DirectoryAddress::address))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static DirectoryAddress read(Path address) {
        try {
            return new DirectoryAddress(
                    Files.readString(address, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return new DirectoryAddress("");
        }
    }
}
