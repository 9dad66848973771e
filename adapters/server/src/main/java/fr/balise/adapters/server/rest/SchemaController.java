package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.json.Schemas;
import fr.balise.adapters.server.problem.ProblemWriter;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schemas of the documents that the API answers with. */
@RestController
final class SchemaController {
    private static final MediaType TYPE = MediaType.parseMediaType("application/schema+json");
    private static final List<String> NAMES =
            List.of("plan-2", "explanation-1", "simulation-1", "dossier-1", "decision-1");

    @Operation(summary = "The JSON Schema of a format: plan-2, explanation-1, simulation-1, dossier-1, decision-1")
    @GetMapping(path = Api.BASE + "/schemas/{name}", produces = "application/schema+json")
    ResponseEntity<byte[]> schema(@PathVariable String name) {
        if (!NAMES.contains(name)) {
            throw ProblemWriter.of(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(TYPE).body(Api.utf8(Schemas.of(name)));
    }
}
