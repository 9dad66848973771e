package fr.balise.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/findings.md} is made from the codes and their sentences. */
class FindingsGuideTest {
    private static final Path GUIDE = Path.of("../../docs/findings.md");
    private static final Object[] ANYTHING = {"…", "…", "…", "…"};
    private static final String HEAD = """
            # Findings
            <!-- made by FindingsGuideTest from the codes and their sentences; -Dbalise.goldens=renew writes it -->
            What a plan tells beside its changes, under what is to be done about it. In JSON a finding has its `code`, `severity`,
            `group`, `subject` (mailbox, carrier, source with its line), `message` in both languages, and `causedBy`, the code of the
            finding of which it is a mere consequence: such a one is told with `--all` and in JSON alone. A code that does not stand
            here is the id of a rule that flags: the policy says what it means.

            Ce qu'un plan signale à côté de ses modifications, selon ce qu'il y a à faire. Un code absent de cette page est celui d'une
            règle qui signale : la politique en dit le sens.

            `ERROR`: a source is wrong or was not read whole, the plan is less than it should be. `WARNING`: something is not done, or
            not as it could be, until somebody looks. `INFO`: good to know.
            """;

    private static String guide() {
        return HEAD
                + Stream.of(FindingGroup.values())
                        .map(FindingsGuideTest::section)
                        .collect(Collectors.joining());
    }

    private static String section(FindingGroup group) {
        return "\n## " + group.title().en() + " · " + group.title().in(Language.FR) + "\n`" + group + "`\n"
                + Stream.of(FindingCode.values())
                        .filter(code -> code.group() == group)
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .map(FindingsGuideTest::entry)
                        .collect(Collectors.joining());
    }

    private static String entry(FindingCode code) {
        Text says = code.about("…", ANYTHING).message();
        return "\n### " + code + " (" + code.severity() + ")\n"
                + "**" + code.title().en() + ".** " + says.en() + "\n\n"
                + "**" + code.title().in(Language.FR) + ".** " + says.in(Language.FR) + "\n";
    }

    @Test
    void the_guide_tells_every_code() throws IOException {
        if ("renew".equals(System.getProperty("balise.goldens"))) {
            Files.writeString(GUIDE, guide());
        }
        assertThat(GUIDE).hasContent(guide());
        assertThat(FindingCode.values())
                .allSatisfy(code -> assertThat(Files.readString(GUIDE))
                        .contains(
                                "### " + code + " (",
                                code.title().en(),
                                code.title().in(Language.FR)));
    }
}
