package fr.balise.adapters.server.rest.asking;

import fr.balise.adapters.formats.campaign.AnswersJson;
import fr.balise.adapters.formats.campaign.MergesJson;
import fr.balise.adapters.server.asking.AnswerIntake;
import fr.balise.adapters.server.asking.AnswerLog;
import fr.balise.adapters.server.asking.Campaigns;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.rest.Api;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.answers.Answering;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers of professionals: handed in as a questionnaire, listed merge by merge, taken back. */
@RestController
@RequestMapping(Api.BASE + "/answers")
final class AnswerController {
    private final AnswerIntake intake;
    private final AnswerLog log;
    private final Campaigns campaigns;

    AnswerController(AnswerIntake intake, AnswerLog log, Campaigns campaigns) {
        this.intake = intake;
        this.log = log;
        this.campaigns = campaigns;
    }

    /** What was taken back. @param answers how many were taken out */
    record Undone(int answers) {}

    @Operation(summary = "Merges of answers, the first one first (urn:balise:merges:1)")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] merges() throws Refusal {
        return Api.utf8(MergesJson.of(intake.merges()));
    }

    @Operation(summary = "What professionals answered on their page, who, when and from where, the latest first")
    @GetMapping("/log")
    Page<Object> log(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Api.FIFTY) int size) {
        Api.page(List.of(), page, size);
        return Api.trees(log.search(q, page, size));
    }

    @Operation(
            summary =
                    "Hands in a filled questionnaire as CSV: what may be merged is, the rest is told (urn:balise:answers:1);"
                            + " dryRun merges nothing")
    @PostMapping(consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] handIn(
            @RequestBody byte[] questionnaire,
            @RequestParam Optional<String> campaign,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(hidden = true) Caller caller)
            throws Refusal {
        Optional<Campaign> asked = campaign.map(id -> campaigns
                .find(id)
                .orElseThrow(() -> Problem.notFound(
                        "Aucune campagne de ce nom ; GET /questions les montre.",
                        "No campaign of that name; GET /questions shows them.")));
        Answering answers = intake.read(new TreeMap<>(Map.of("handed-in.csv", questionnaire)), asked, caller);
        Optional<String> merge =
                dryRun || answers.checked().isEmpty() ? Optional.empty() : Optional.of(intake.merge(answers, caller));
        return Api.utf8(AnswersJson.of(answers, merge, Optional.of(intake.changes(answers))));
    }

    @Operation(summary = "Takes a merge back: its answers are taken out, what it rests on stays")
    @DeleteMapping("/{merge}")
    Undone undo(@PathVariable String merge, @Parameter(hidden = true) Caller caller) throws Refusal {
        return new Undone(intake.undo(merge, caller));
    }
}
