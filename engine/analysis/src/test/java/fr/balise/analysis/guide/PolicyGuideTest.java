package fr.balise.analysis.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicyGuideTest {
    private static final Path GUIDE = Path.of("../../docs/writing-a-policy.md");

    @Test
    void the_guide_says_what_the_code_does() throws IOException {
        String page = PolicyGuide.page();
        if ("renew".equals(System.getProperty("balise.goldens"))) {
            Files.createDirectories(GUIDE.getParent());
            Files.writeString(GUIDE, page);
        }
        Path beside = GUIDE.resolveSibling(GUIDE.getFileName() + ".actual");
        if (Files.exists(GUIDE) && Files.readString(GUIDE).equals(page)) {
            Files.deleteIfExists(beside);
            return;
        }
        Files.writeString(beside, page);
        assertThat(Files.exists(GUIDE) ? Files.readString(GUIDE) : "")
                .as("%s; what came out stands in %s; -Dbalise.goldens=renew accepts it", GUIDE, beside)
                .isEqualTo(page);
    }

    @Test
    void it_tells_every_attribute_and_every_value() {
        String page = PolicyGuide.page();

        assertThat(page).doesNotContain("{{");
        for (Attribute attribute : Vocabulary.builtIn().of(CaseKind.PUBLICATION)) {
            assertThat(page).contains("### `" + attribute.name() + "`");
            attribute.values().forEach(value -> assertThat(page).contains("| `" + value + "` |"));
        }
    }
}
