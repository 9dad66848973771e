package fr.balise.adapters.cli.policy;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the policies that others lie on are found. */
public final class BaseOptions {
    private static final String REFERENCE = "reference";

    @Option(names = "--home", defaultValue = "${sys:balise.home:-.}", hidden = true)
    private Path home = Path.of(".");

    /**
     * The files of a policy.
     *
     * @param name {@code reference} for the one that ships, or a path
     * @param from where a relative path begins
     */
    PolicyFiles find(String name, Path from) throws Refusal {
        if (!name.equals(REFERENCE)) {
            return PolicyFolder.read(from.resolve(name));
        }
        Path shipped = home.resolve("rules/policy");
        if (!Files.isDirectory(shipped)) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("base.noReference", home.toAbsolutePath()));
        }
        return PolicyFolder.read(shipped);
    }

    /** A path as seen from a folder, so that both can be moved together; other names as they are. */
    static String seenFrom(Path folder, String name) {
        Path root = folder.toAbsolutePath().normalize();
        Path named = Path.of(name).toAbsolutePath().normalize();
        return name.equals(REFERENCE) || !root.getRoot().equals(named.getRoot())
                ? name
                : root.relativize(named)
                        .toString()
                        .replace(named.getFileSystem().getSeparator(), "/");
    }
}
