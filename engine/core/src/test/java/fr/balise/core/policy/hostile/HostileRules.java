package fr.balise.core.policy.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule file of the corpus {@code src/test/resources/hostile}. Its first lines say in comments what it attempts, how it
 * is refused ({@code line:column part of the message}), what harm it does to a loader that trusts it, and the dialect in
 * which that loader compiles it.
 */
record HostileRules(Path path, String text) {
    record Refusal(int line, int column, String message) {}

    static Stream<HostileRules> corpus() {
        try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(HostileRules.class.getResource("/hostile"))
                .toURI()))) {
            return files
                    .filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .map(HostileRules::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HostileRules read(Path path) {
        try {
            return new HostileRules(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> said(String word) {
        return Pattern.compile("(?m)^// " + word + ": (.*)$")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    List<Refusal> refusals() {
        return said("refused").stream().map(HostileRules::refusal).toList();
    }

    private static Refusal refusal(String said) {
        MatchResult parts = Pattern.compile("(\\d+):(\\d+) (.*)")
                .matcher(said)
                .results()
                .findFirst()
                .orElseThrow();
        return new Refusal(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    Optional<String> harm() {
        return said("harm").stream().findFirst();
    }

    String dialect() {
        return said("dialect").stream().findFirst().orElse("mvel");
    }

    @Override
    public String toString() {
        return path.getFileName() + ", " + String.join("", said("attempts"));
    }
}
