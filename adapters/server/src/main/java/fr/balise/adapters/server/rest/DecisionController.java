package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.dossier.DecisionJson;
import fr.balise.adapters.formats.dossier.Dossier;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.facts.PublicationFacts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Decides what is sent, of no data but that. */
@RestController
final class DecisionController {
    private static final String PATH = Api.BASE + "/decisions";

    private final Workspace workspace;
    private final Counter decisions;

    DecisionController(Workspace workspace, MeterRegistry metrics) {
        this.workspace = workspace;
        this.decisions = metrics.counter("balise.decisions");
    }

    @Operation(summary = "Decides one dossier (urn:balise:dossier:1)")
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(@RequestBody byte[] dossier) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Api.utf8(decide(dossier, "").json()));
    }

    @Operation(summary = "Decides many dossiers, one a line; a faulty line refuses all, and is named")
    @PostMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> many(@RequestBody byte[] dossiers) {
        List<String> decided = new ArrayList<>();
        int line = 0;
        for (String dossier :
                new String(dossiers, StandardCharsets.UTF_8).lines().toList()) {
            line++;
            if (!dossier.isBlank()) {
                decided.add(decide(Api.utf8(dossier), "/" + line).line());
            }
        }
        String all = decided.stream().map(each -> each + "\n").collect(Collectors.joining());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(Api.utf8(all));
    }

    private DecisionJson decide(byte[] dossier, String pointer) {
        try {
            PublicationFacts facts = Dossier.read(dossier, "dossier" + pointer);
            DecisionJson decision = workspace.use(engine -> DecisionJson.by(engine, facts, workspace.today()));
            decisions.increment(decision.verdicts().size());
            return decision;
        } catch (UnusableFile e) {
            throw Problem.wrong(HttpStatus.UNPROCESSABLE_CONTENT, pointer + e.pointer(), e.text());
        }
    }
}
