package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The reference policy, copied so that it can be edited as an operator would. */
record PolicyCopy(Path folder) {
    static PolicyCopy in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(Told.POLICY)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = folder.resolve(Told.POLICY.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return new PolicyCopy(folder);
    }

    PolicyCopy editing(String file, String from, String to) throws IOException {
        Path edited = folder.resolve(file);
        String text = Files.readString(edited);
        assertThat(text).contains(from);
        Files.writeString(edited, text.replace(from, to));
        return this;
    }

    PolicyCopy without(String rule, String file) throws IOException {
        Path edited = folder.resolve(file);
        String text = Files.readString(edited);
        int id = text.indexOf("@ruleId(" + rule + ")");
        int from = text.lastIndexOf("rule \"", id);
        int to = text.indexOf("\nend\n", id) + "\nend\n".length();
        assertThat(id).isPositive();
        Files.writeString(edited, text.substring(0, from) + text.substring(to));
        for (String messages : new String[] {"messages_fr.properties", "messages_en.properties"}) {
            Path sentences = folder.resolve(messages);
            Files.write(
                    sentences,
                    Files.readAllLines(sentences).stream()
                            .filter(line -> !line.startsWith(rule + "="))
                            .toList());
        }
        return this;
    }

    PolicyCopy adding(String rule, String condition, String effect) throws IOException {
        Files.writeString(folder.resolve("rules/added.drl"), """
                rule "Added"
                  @ruleId(%s) @source(A3-USAGE)
                when
                  $case : PublicationCase( %s )
                then
                  verdicts.%s($case);
                end
                """.formatted(rule, condition, effect));
        for (String messages : new String[] {"messages_fr.properties", "messages_en.properties"}) {
            Path sentences = folder.resolve(messages);
            Files.writeString(sentences, Files.readString(sentences) + rule + "=" + messages + ".\n");
        }
        return this;
    }
}
