package fr.balise.policy.reference;

import fr.balise.core.policy.loading.PolicyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reference policy, read from the folder that operators edit. */
final class ReferencePolicy {
    static final Path FOLDER = Path.of("policy");

    private ReferencePolicy() {}

    static PolicyFiles files() {
        TreeMap<String, byte[]> content = new TreeMap<>();
        for (Path file : paths()) {
            content.put(FOLDER.relativize(file).toString().replace('\\', '/'), bytes(file));
        }
        return new PolicyFiles(content);
    }

    private static List<Path> paths() {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
