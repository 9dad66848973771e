package fr.balise.adapters.cli.command;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
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
import java.util.function.Function;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Finds what few commands need and no other shall load: jars in a folder of their own, known by the name of a tool. */
public final class InstalledTool {
    private InstalledTool() {}

    /**
     * The tool of that name: among the classes of a loader, or in jars of a folder that see no more than that loader.
     *
     * @param missing says that it is not in that folder
     * @throws Refusal when it is in neither
     */
    public static ToolProvider find(String name, ClassLoader known, Path folder, Function<Path, Text> missing)
            throws Refusal {
        return in(known, name)
                .or(() -> in(new URLClassLoader(jarsIn(folder), known), name))
                .orElseThrow(() -> Refusal.input(missing.apply(folder)));
    }

    private static Optional<ToolProvider> in(ClassLoader loader, String name) {
        return ServiceLoader.load(ToolProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(tool -> tool.name().equals(name))
                .findFirst();
    }

    /** The folder of that name beside the program. */
    public static Path beside(String name) {
        try {
            return Path.of(InstalledTool.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of the folder, those of its {@code lib}, and those that its file {@code jars} says it shares with others. */
    private static URL[] jarsIn(Path folder) {
        List<URL> jars = new ArrayList<>();
        try {
            for (Path each : List.of(folder, folder.resolve("lib"))) {
                for (Path jar : standingIn(each)) {
                    jars.add(jar.toUri().toURL());
                }
            }
            Path shared = folder.resolve("jars");
            for (String jar : Files.exists(shared) ? Files.readAllLines(shared) : List.<String>of()) {
                jars.add(folder.resolve(jar).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars.toArray(URL[]::new);
    }

    private static List<Path> standingIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
