package fr.balise.adapters.server.rest.asking;

import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.server.asking.Campaigns;
import fr.balise.adapters.server.asking.Questioning;
import fr.balise.adapters.server.asking.Questioning.Standing;
import fr.balise.adapters.server.callers.ServiceAddress;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.rest.Api;
import fr.balise.adapters.server.security.Role;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Professional;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is asked what, and until when. */
@RestController
@RequestMapping(Api.BASE + "/questions")
final class QuestionController {
    private final Questioning questioning;
    private final Campaigns campaigns;
    private final ServiceAddress service;

    QuestionController(Questioning questioning, Campaigns campaigns, ServiceAddress service) {
        this.questioning = questioning;
        this.campaigns = campaigns;
        this.service = service;
    }

    /**
     * When a campaign speaks to whom it asks.
     *
     * @param ends last day on which answers are awaited; in thirty days where it is left out
     * @param reminders days before it; 15, 10 and 5 where they are left out
     */
    record AskRequest(@Nullable LocalDate ends, @Nullable List<Integer> reminders) {}

    /**
     * A campaign in short.
     *
     * @param stage which the day has reached: ASK, REMINDER_1 and so on, ESCALATION, SILENCE
     * @param answered questions that have an answer
     * @param open questions that have none
     * @param due professionals to whom, or to whose contacts, a letter is due
     */
    record CampaignView(
            String id,
            LocalDate asOf,
            LocalDate ends,
            Optional<String> stage,
            int professionals,
            int answered,
            int open,
            int due) {
        static CampaignView of(Standing standing) {
            Campaign campaign = standing.campaign();
            return new CampaignView(
                    campaign.id(),
                    campaign.asOf(),
                    campaign.schedule().ends(),
                    standing.due().stage(),
                    campaign.professionals().size(),
                    standing.due().answered(),
                    standing.due().open(),
                    standing.due().due().size());
        }
    }

    /**
     * Whom a campaign asks.
     *
     * @param open questions without an answer
     * @param asked as the campaign has it, with the questions
     * @param link at which they are answered; for authors alone, since who has it may answer
     */
    record AskedView(int open, Object asked, Optional<URI> link) {}

    @Operation(summary = "Campaigns of questions, the latest first")
    @GetMapping
    Page<CampaignView> list(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = Api.FIFTY) int size)
            throws Refusal {
        return Api.page(questioning.all().stream().map(CampaignView::of).toList(), page, size);
    }

    @Operation(summary = "Asks anew, from today on: those questions alone whose answer would change something")
    @PostMapping
    ResponseEntity<CampaignView> ask(@RequestBody(required = false) @Nullable AskRequest request) throws Refusal {
        AskRequest asked = request == null ? new AskRequest(null, null) : request;
        Campaign campaign = questioning.ask(Optional.ofNullable(asked.ends()), Optional.ofNullable(asked.reminders()));
        return ResponseEntity.created(URI.create(Api.BASE + "/questions/" + campaign.id()))
                .body(CampaignView.of(find(campaign.id())));
    }

    @Operation(summary = "A campaign whole (urn:balise:campaign:1)")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> campaign(@PathVariable String id) throws Refusal {
        return Api.document(Api.utf8(CampaignFile.write(find(id).campaign())), MediaType.APPLICATION_JSON, id);
    }

    @Operation(
            summary =
                    "Whom a campaign asks, who has most to lose first, with what is still open and, for authors, the link")
    @GetMapping("/{id}/professionals")
    Page<AskedView> professionals(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Api.FIFTY) int size,
            @Parameter(hidden = true) HttpServletRequest request)
            throws Refusal {
        Standing standing = find(id);
        Page<Professional> part = Api.page(standing.campaign().professionals(), page, size);
        boolean links = request.isUserInRole(Role.AUTHOR.name());
        List<AskedView> views = new ArrayList<>();
        for (Professional each : part.items()) {
            views.add(new AskedView(
                    standing.openOf(each),
                    Api.tree(each),
                    links
                            ? Optional.of(campaigns.link(standing.campaign(), each.id(), service.of(request)))
                            : Optional.empty()));
        }
        return new Page<>(views, part.page(), part.size(), part.total());
    }

    private Standing find(String id) throws Refusal {
        return questioning
                .of(id)
                .orElseThrow(() -> Problem.notFound(
                        "Aucune campagne de ce nom ; GET /questions les montre.",
                        "No campaign of that name; GET /questions shows them."));
    }
}
