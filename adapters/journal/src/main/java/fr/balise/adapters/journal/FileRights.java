package fr.balise.adapters.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may read and write a file, on systems that know of permissions; elsewhere nothing is asked or done. */
final class FileRights {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Set<PosixFilePermission> rights;

    private FileRights(Set<PosixFilePermission> rights) {
        this.rights = rights;
    }

    /** For the owner alone. */
    static FileRights ofOwner() {
        return new FileRights(OWNER);
    }

    /** As a file has them. */
    static FileRights of(Path file) throws IOException {
        Optional<PosixFileAttributeView> view = view(file);
        return new FileRights(view.isPresent() ? view.get().readAttributes().permissions() : OWNER);
    }

    /** Gives these rights to a file. */
    void give(Path file) throws IOException {
        Optional<PosixFileAttributeView> view = view(file);
        if (view.isPresent()) {
            view.get().setPermissions(rights);
        }
    }

    private static Optional<PosixFileAttributeView> view(Path file) {
        return Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
    }
}
