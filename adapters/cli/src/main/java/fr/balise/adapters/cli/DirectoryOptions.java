package fr.balise.adapters.cli;

import fr.balise.engine.facts.PublicationFacts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class DirectoryOptions {
    @Option(names = "--directory", paramLabel = "URL", description = "Live directory to read, instead of directory/.")
    private @Nullable String url;

    boolean isLive() {
        return url != null;
    }

    PublicationFacts read(Path data, Terminal terminal) {
        throw new IllegalStateException();
    }
}
