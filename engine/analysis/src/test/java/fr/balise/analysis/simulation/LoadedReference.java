package fr.balise.analysis.simulation;

import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reference policy, as it lies in the checkout. */
public final class LoadedReference {
    private static final Path FOLDER = Path.of("../../rules/policy");

    private LoadedReference() {}

    public static Policy policy() throws Exception {
        SortedMap<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(FOLDER.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return PolicyLoader.load(new PolicyFiles(content));
    }
}
