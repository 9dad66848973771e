package fr.balise.adapters.formats.policy;

import fr.balise.adapters.formats.json.WholeFile;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes a policy, or another base beneath one. */
public final class PolicyWriting {
    private static final String SETTINGS = "policy.yaml";

    private PolicyWriting() {}

    /** Writes all files into a folder that holds none of them. */
    public static void write(PolicyFiles files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.content().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.toAbsolutePath().getParent()));
            Files.write(path, file.getValue());
        }
    }

    /**
     * Puts another base beneath a policy, with what {@code policy.yaml} says of it: both, or neither. Whoever reads in
     * between sees a base that is not the pinned one, which no policy is loaded with.
     *
     * @throws IOException when that fails; all is then as it was
     */
    public static void replaceBase(PolicyFiles files, Path folder) throws IOException {
        Path base = folder.resolve(Overlay.BASE);
        Path fresh = folder.resolve(".base-" + UUID.randomUUID());
        Path old = folder.resolve(".base-" + UUID.randomUUID());
        try {
            write(files.base(), fresh);
            boolean replaced = Files.exists(base);
            if (replaced) {
                Files.move(base, old, StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                Files.move(fresh, base, StandardCopyOption.ATOMIC_MOVE);
                settings(files, folder);
            } catch (IOException e) {
                delete(base);
                if (replaced) {
                    Files.move(old, base, StandardCopyOption.ATOMIC_MOVE);
                }
                throw e;
            }
        } finally {
            delete(fresh);
            if (Files.exists(base)) {
                delete(old);
            }
        }
    }

    private static void settings(PolicyFiles files, Path folder) throws IOException {
        byte[] content = Objects.requireNonNull(files.content().get(SETTINGS));
        WholeFile.write(folder.resolve(SETTINGS), folder.resolve("." + SETTINGS + ".half"), out -> out.write(content));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
