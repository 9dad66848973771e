package fr.balise.adapters.server.rest;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.audit.AuditSearch;
import fr.balise.adapters.publication.report.RunJson;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.plans.Approvals.Step;
import fr.balise.adapters.server.plans.PlanRepository;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.problem.SecurityEvents;
import fr.balise.adapters.server.runs.ProgressStreams;
import fr.balise.adapters.server.runs.Publishing;
import fr.balise.adapters.server.runs.RunJob;
import fr.balise.adapters.server.runs.Runs.Once;
import fr.balise.adapters.server.work.Job;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.safety.PastRuns;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.sources.FrenchDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Plans approved and carried out; runs followed, stopped, resumed and taken back. */
@RestController
@RequestMapping(Api.BASE)
final class RunController {
    /** A repeated request with the same key gives the run that the first began. */
    private static final String KEY = "Idempotency-Key";

    private final Publishing publishing;
    private final PlanRepository repository;
    private final ProgressStreams streams;
    private final SecurityEvents events;

    RunController(Publishing publishing, PlanRepository repository, ProgressStreams streams, SecurityEvents events) {
        this.events = events;
        this.publishing = publishing;
        this.repository = repository;
        this.streams = streams;
    }

    /**
     * What is approved.
     *
     * @param digest of the plan as it was read, at least its first twelve digits
     * @param overrides the limits to lift, by their words
     */
    record ApprovalRequest(
            @Nullable String digest, @Nullable List<String> overrides) {}

    /** What is carried out. @param digest of the plan that was approved, at least its first twelve digits */
    record RunRequest(@Nullable String digest) {}

    /**
     * Whether a plan may be carried out.
     *
     * @param needed what it would be refused for now, and what lifts it
     * @param spentBy the run that was begun by the approval, which is for one alone; empty while none was
     * @param steps who made it, approved it, took an approval back
     */
    record ApprovalView(boolean approved, String spentBy, List<OverrideNeeded> needed, List<Step> steps) {}

    /**
     * A run under way, or over, of this service.
     *
     * @param run its name in the journal; empty until it began
     * @param subject name of the plan, or of the run that is finished or taken back
     * @param counts of changes by outcome so far
     * @param complete true when all is as wanted
     * @param stopped why it ended before all was dealt with
     * @param refused why nothing was begun
     * @param notices the latest pauses and repetitions
     */
    record RunView(
            String job,
            String run,
            RunJob.Kind kind,
            String subject,
            String by,
            Job.State state,
            int done,
            int steps,
            SortedMap<Outcome, Integer> counts,
            boolean complete,
            Optional<Text> stopped,
            List<Text> refused,
            List<Text> notices) {
        static RunView of(RunJob job) {
            Job.Progress progress = job.job().progress();
            Optional<RunSummary> result = job.job().result();
            return new RunView(
                    job.job().id(),
                    job.run(),
                    job.what().kind(),
                    job.what().subject(),
                    job.what().by(),
                    progress.state(),
                    progress.done(),
                    progress.steps(),
                    job.counts(),
                    result.filter(summary -> summary.report().complete()).isPresent(),
                    result.flatMap(summary -> summary.report().stopped()),
                    job.refused(),
                    job.notices());
        }
    }

    @Operation(summary = "Whether a plan is approved, by whom, and what it would be refused for")
    @GetMapping("/plans/{id}/approval")
    ApprovalView approval(@PathVariable String id) throws Refusal {
        return view(find(id));
    }

    private ApprovalView view(Plan plan) throws Refusal {
        return new ApprovalView(
                publishing.standing(plan).isPresent(),
                publishing.spent(plan).map(RunName::value).orElse(""),
                publishing.needed(plan),
                publishing.approvals().of(plan));
    }

    @Operation(summary = "Approves a plan by its digest, with the limits to lift; 409 when it is another plan")
    @PutMapping("/plans/{id}/approval")
    ApprovalView approve(
            @PathVariable String id,
            @RequestBody ApprovalRequest request,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest asked)
            throws Refusal {
        Plan plan = find(id);
        List<String> overrides = Optional.ofNullable(request.overrides()).orElse(List.of());
        publishing.approve(plan, required(request.digest()), Set.copyOf(overrides), caller);
        events.lifted(overrides, asked);
        return view(plan);
    }

    @Operation(summary = "Takes the approval of a plan back")
    @DeleteMapping("/plans/{id}/approval")
    ApprovalView withdraw(@PathVariable String id, @Parameter(hidden = true) Caller caller) throws Refusal {
        Plan plan = find(id);
        publishing.withdraw(plan, caller);
        return view(plan);
    }

    @Operation(summary = "Carries an approved plan out; 409 when it is not approved, or a run is under way")
    @PostMapping("/plans/{id}/runs")
    ResponseEntity<RunView> apply(
            @PathVariable String id,
            @RequestBody RunRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Parameter(hidden = true) Caller caller)
            throws Refusal {
        return begun(publishing.apply(find(id), required(request.digest()), caller.identity(), once(key)));
    }

    private static Once once(@Nullable String key) {
        return new Once(Optional.ofNullable(key));
    }

    private static String required(@Nullable String digest) {
        if (digest == null) {
            throw Problem.wrong(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "/digest",
                    new Text("Donnez l'empreinte du plan.", "Give the digest of the plan."));
        }
        return digest;
    }

    private static ResponseEntity<RunView> begun(RunJob job) {
        RunView view = RunView.of(job);
        return ResponseEntity.accepted()
                .location(URI.create(Api.BASE + "/jobs/" + view.job()))
                .body(view);
    }

    @Operation(summary = "The runs that the journal of the directory knows, the latest first")
    @GetMapping("/runs")
    Page<Object> runs(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = Api.FIFTY) int size)
            throws Refusal {
        return Api.trees(Api.page(publishing.runs().all(), page, size));
    }

    @Operation(summary = "Finishes a run that was interrupted or stopped")
    @PostMapping("/runs/{run}/resume")
    ResponseEntity<RunView> resume(
            @PathVariable String run,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Parameter(hidden = true) Caller caller)
            throws Refusal {
        return begun(publishing.runs().resume(known(run), caller.identity(), once(key)));
    }

    @Operation(summary = "Takes back what a run did, save what somebody changed since")
    @PostMapping("/runs/{run}/undo")
    ResponseEntity<RunView> undo(
            @PathVariable String run,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Parameter(hidden = true) Caller caller)
            throws Refusal {
        return begun(publishing.runs().undo(known(run), caller.identity(), once(key)));
    }

    private String known(String run) throws Refusal {
        return publishing
                .runs()
                .recorded(run)
                .orElseThrow(() -> Problem.notFound(
                        "Le journal de cet annuaire ne connaît pas cette exécution. La liste est à " + Api.BASE
                                + "/runs.",
                        "The journal of this directory knows no such run. The list is at " + Api.BASE + "/runs."))
                .run();
    }

    @Operation(summary = "How far a run of this service is")
    @GetMapping("/jobs/{id}")
    RunView job(@PathVariable String id) throws Refusal {
        return RunView.of(findJob(id));
    }

    @Operation(summary = "The progress of a run as server-sent events, until it ends")
    @GetMapping(path = "/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) throws Refusal {
        return streams.of(findJob(id).job());
    }

    @Operation(summary = "What became of each change (urn:balise:run:1); 409 until the run is over")
    @GetMapping(path = "/jobs/{id}/result", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> result(@PathVariable String id) throws Refusal {
        RunSummary summary = findJob(id).job().result().orElseThrow(() -> ProblemWriter.of(HttpStatus.CONFLICT));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Api.utf8(RunJson.of(summary)));
    }

    @Operation(
            summary =
                    "Lets a run hold still: calls under way are waited for, and no other run begins; 409 when it is over")
    @PostMapping("/jobs/{id}/pause")
    ResponseEntity<RunView> pause(@PathVariable String id, @Parameter(hidden = true) Caller caller) throws Refusal {
        return paused(id, true, caller);
    }

    @Operation(summary = "Lets a paused run go on; what it had read of carriers is read again; 409 when it is over")
    @PostMapping("/jobs/{id}/resume")
    ResponseEntity<RunView> goOn(@PathVariable String id, @Parameter(hidden = true) Caller caller) throws Refusal {
        return paused(id, false, caller);
    }

    private ResponseEntity<RunView> paused(String id, boolean still, Caller caller) throws Refusal {
        RunJob job = findJob(id);
        publishing.runs().pause(job, still, caller.named());
        return ResponseEntity.accepted().body(RunView.of(job));
    }

    @Operation(summary = "Stops a run: calls under way are waited for, and what is left can be resumed")
    @PostMapping("/jobs/{id}/stop")
    ResponseEntity<RunView> stop(@PathVariable String id, @Parameter(hidden = true) Caller caller) throws Refusal {
        RunJob job = findJob(id);
        publishing.runs().stop(job, caller.named());
        return ResponseEntity.accepted().body(RunView.of(job));
    }

    @Operation(summary = "Entries of the journal, the latest first: by run, kind, text, and days from and until")
    @GetMapping("/audit")
    Page<Object> audit(
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Api.FIFTY) int size)
            throws Refusal {
        AuditSearch search = new AuditSearch(
                Api.said(run),
                Api.named("kind", kind, Entry.Kind.class),
                Api.said(q),
                Optional.ofNullable(from).map(FrenchDay::begin),
                Optional.ofNullable(until).map(day -> FrenchDay.begin(day.plusDays(1))));
        Api.page(List.of(), page, size);
        return Api.trees(publishing.runs().audit(search, page, size));
    }

    @Operation(summary = "The plan that limits refused last and that waits for a person; 204 when none does")
    @GetMapping("/quarantine")
    ResponseEntity<PastRuns.RefusedPlan> quarantine() throws Refusal {
        return publishing
                .quarantine()
                .map(ResponseEntity::ok)
                .orElse(ResponseEntity.noContent().build());
    }

    @Operation(summary = "Rejects that plan, which ends the quarantine")
    @DeleteMapping("/quarantine")
    ResponseEntity<Void> reject(@Parameter(hidden = true) Caller caller) throws Refusal {
        publishing.reject(caller.identity());
        return ResponseEntity.noContent().build();
    }

    private Plan find(String id) {
        return repository.find(id).orElseThrow(PlanController::noPlan);
    }

    private RunJob findJob(String id) throws Refusal {
        return publishing.runs().find(id).orElseThrow(() -> ProblemWriter.of(HttpStatus.NOT_FOUND));
    }
}
