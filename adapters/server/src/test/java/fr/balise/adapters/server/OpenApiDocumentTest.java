package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.core.fixtures.Golden;
import org.junit.jupiter.api.Test;

/** What programs are told of the API. */
class OpenApiDocumentTest {
    @Test
    void the_document_is_the_golden_one() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode document =
                json.readTree(TestServer.shared().get("/v3/api-docs").body());

        assertThat(document.at("/openapi").asText()).startsWith("3.1");
        Golden.assertMatches(
                "openapi.json", json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
    }
}
