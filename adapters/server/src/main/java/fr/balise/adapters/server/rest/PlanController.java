package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.plan.PlanCsv;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.plans.ChangeFilter;
import fr.balise.adapters.server.plans.PlanParts;
import fr.balise.adapters.server.plans.PlanRepository;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans: made from the data as they are now, kept, read. */
@RestController
@RequestMapping(Api.BASE + "/plans")
final class PlanController {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=utf-8");

    private final PlanRepository repository;
    private final PlanParts parts;

    PlanController(PlanRepository repository, PlanParts parts) {
        this.parts = parts;
        this.repository = repository;
    }

    /**
     * A plan in short.
     *
     * @param id by which it is asked for
     * @param summary its numbers, as the plan file has them
     */
    record PlanView(String id, String digest, String asOf, String policy, String policyDigest, Object summary) {
        static PlanView of(Plan plan) {
            return new PlanView(
                    PlanRepository.nameOf(plan),
                    plan.digest().hex(),
                    plan.asOf().toString(),
                    plan.policy().name() + " " + plan.policy().version(),
                    plan.policy().digest(),
                    Api.tree(plan.summary()));
        }
    }

    /**
     * What to leave out.
     *
     * @param digest of the whole plan as it was read
     * @param leaveActions ATTACH, UPDATE, DETACH: every change that does that
     * @param leaveChanges changes by their ids
     * @param reason in words, which stand in the plan
     */
    record PartRequest(
            @Nullable String digest,
            @Nullable List<@Nullable String> leaveActions,
            @Nullable List<@Nullable String> leaveChanges,
            @Nullable String reason) {}

    @Operation(summary = "Reads the data again and plans; the same data give the same plan, which is kept once")
    @PostMapping
    ResponseEntity<PlanView> create(@Parameter(hidden = true) Caller caller) throws Refusal, InterruptedException {
        return answered(parts.make(caller));
    }

    @Operation(summary = "Makes a plan of a part of another: those changes are withheld, for a reason")
    @PostMapping("/{id}/parts")
    ResponseEntity<PlanView> part(
            @PathVariable String id, @RequestBody PartRequest request, @Parameter(hidden = true) Caller caller)
            throws Refusal {
        Plan whole = find(id);
        Set<@Nullable String> actions =
                new HashSet<>(Optional.ofNullable(request.leaveActions()).orElse(List.of()));
        Set<@Nullable String> changes =
                new HashSet<>(Optional.ofNullable(request.leaveChanges()).orElse(List.of()));
        List<Change> leftOut = whole.changes().stream()
                .filter(change -> actions.contains(change.action().name())
                        || changes.contains(change.id().value()))
                .toList();
        return answered(parts.without(whole, said(request.digest()), leftOut, said(request.reason()), caller));
    }

    private static String said(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }

    private static ResponseEntity<PlanView> answered(PlanParts.Kept kept) {
        PlanView view = PlanView.of(kept.plan());
        return ResponseEntity.status(kept.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create(Api.BASE + "/plans/" + view.id()))
                .body(view);
    }

    @Operation(summary = "The plans that are kept, the latest first")
    @GetMapping
    Page<PlanView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = Api.FIFTY) int size) {
        return Api.page(repository.names(), page, size)
                .reading(name -> repository.find(name).map(PlanView::of));
    }

    @Operation(summary = "A whole plan, as the command line reads it")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json(@PathVariable String id) {
        Plan plan = find(id);
        return Api.document(
                PlanFile.write(plan), MediaType.APPLICATION_JSON, plan.digest().hex());
    }

    @Operation(summary = "Erases a plan, and who made and approved it; what was carried out stays in the journal")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> erase(@PathVariable String id) {
        repository.erase(PlanRepository.nameOf(find(id)));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "The changes of a plan as a table")
    @GetMapping(path = "/{id}/changes", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String q) {
        List<Change> changes = filter(action, type, rule, q).in(find(id));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".csv\"")
                .body(Api.utf8(PlanCsv.of(changes)));
    }

    @Operation(summary = "The changes of a plan, by page: filtered by action, mailbox type, rule and text")
    @GetMapping(path = "/{id}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Object> changes(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Api.FIFTY) int size) {
        return Api.trees(Api.page(filter(action, type, rule, q).in(find(id)), page, size));
    }

    private static ChangeFilter filter(
            @Nullable String action, @Nullable String type, @Nullable String rule, @Nullable String q) {
        return new ChangeFilter(
                Api.named("action", action, Change.Action.class),
                Api.named("type", type, MailboxType.class),
                Api.said(rule),
                Api.said(q));
    }

    private Plan find(String id) {
        return repository.find(id).orElseThrow(PlanController::noPlan);
    }

    static Problem noPlan() {
        return Problem.notFound(
                "Il n'y a pas de plan de ce nom. La liste est à " + Api.BASE + "/plans.",
                "There is no plan of that name. The list is at " + Api.BASE + "/plans.");
    }
}
