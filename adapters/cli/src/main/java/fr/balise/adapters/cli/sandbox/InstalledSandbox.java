package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.cli.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Finds the sandbox: on the class path, or in the folder {@code sandbox} beside the program. It brings a whole FHIR server
 * of which no other command needs a class, so it is not loaded with them.
 */
final class InstalledSandbox {
    private static final String TOOL = "balise-sandbox";

    private InstalledSandbox() {}

    static ToolProvider find() {
        ClassLoader program = InstalledSandbox.class.getClassLoader();
        return in(program)
                .or(() -> in(new URLClassLoader(jarsIn(folder()), program)))
                .orElseThrow(() -> Failure.error(SandboxCommand.MESSAGES.text("notInstalled", folder())));
    }

    private static Optional<ToolProvider> in(ClassLoader loader) {
        return ServiceLoader.load(ToolProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(tool -> tool.name().equals(TOOL))
                .findFirst();
    }

    private static Path folder() {
        try {
            return Path.of(InstalledSandbox.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("sandbox");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL[] jarsIn(Path folder) {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path jar : files.sorted().toList()) {
                    jars.add(jar.toUri().toURL());
                }
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jars.toArray(URL[]::new);
    }
}
