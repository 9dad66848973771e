package fr.balise.adapters.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.dossier.Dossier;
import fr.balise.adapters.formats.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as earlier versions of Balise wrote them. They are never renewed: a change that makes one unreadable needs a new
 * version of its format beside a reader of this one.
 */
class FrozenFormatsTest {
    private static final Path FROZEN = Path.of("src/test/resources/frozen");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FROZEN)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_was_written_before_still_follows_its_schema(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).replace(".json", "");

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Schemas.of(name))
                        .validate(Files.readString(file), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void a_plan_is_read_and_has_the_digest_that_it_bears() throws Exception {
        JsonNode written = tree("plan-2.json");

        assertThat(PlanFile.read(FROZEN.resolve("plan-2.json")).digest().hex())
                .isEqualTo(written.path("digest").asText());
    }

    @Test
    void a_certificate_is_read_and_has_the_digest_that_it_bears() throws Exception {
        JsonNode written = tree("certificate-1.json");

        assertThat(CertificateFile.read(FROZEN.resolve("certificate-1.json")).digest())
                .isEqualTo(written.path("digest").asText());
    }

    @Test
    void a_dossier_is_read_and_written_to_the_same() throws Exception {
        byte[] bytes = Files.readAllBytes(FROZEN.resolve("dossier-1.json"));
        JsonNode again = new ObjectMapper().readTree(Dossier.write(Dossier.read(bytes, "dossier-1.json")));

        assertThat(again).isEqualTo(tree("dossier-1.json"));
    }

    private static JsonNode tree(String file) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(FROZEN.resolve(file)));
    }
}
