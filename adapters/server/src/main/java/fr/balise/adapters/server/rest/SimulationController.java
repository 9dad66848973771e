package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.simulation.SimulationJson;
import fr.balise.adapters.formats.simulation.SweepCsv;
import fr.balise.adapters.formats.simulation.SweepJson;
import fr.balise.adapters.server.policies.PolicyRepository;
import fr.balise.adapters.server.policies.PolicyVersions;
import fr.balise.adapters.server.policies.Simulations;
import fr.balise.adapters.server.policies.Simulations.Outcome;
import fr.balise.adapters.server.policies.Simulations.Outcome.Compared;
import fr.balise.adapters.server.policies.Simulations.Outcome.Swept;
import fr.balise.adapters.server.policies.Simulations.Trial;
import fr.balise.adapters.server.policies.TrialRequest;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.Problem.FieldProblem;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.runs.ProgressStreams;
import fr.balise.adapters.server.work.Job;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Trials of settings, other policies and days: whom they would treat differently, or what they would take. */
@RestController
@RequestMapping(Api.BASE + "/simulations")
final class SimulationController {
    private final Simulations simulations;
    private final PolicyVersions policies;
    private final ProgressStreams streams;

    SimulationController(Simulations simulations, PolicyVersions policies, ProgressStreams streams) {
        this.policies = policies;
        this.simulations = simulations;
        this.streams = streams;
    }

    /**
     * What to try, in the words of {@code balise simulate}. One other policy is compared mailbox by mailbox; of several the
     * figures are told.
     *
     * @param settings a value, a list, or a text with commas and ranges, by dotted name: {@code 9}, {@code [6, 9]},
     *     {@code "3..24/3"}
     * @param policies other versions, by their names
     * @param days on which is decided; today without any
     * @param goal what the figures should be, for example {@code detachShare<=5,lastAddress=0}
     * @param by by what changes are counted apart
     */
    record SimulationRequest(
            @Nullable Map<String, @Nullable Object> settings,
            @Nullable List<String> policies,
            @Nullable List<String> days,
            @Nullable String goal,
            @Nullable List<String> by) {
        TrialRequest asked() {
            SortedMap<String, String> said = new TreeMap<>();
            if (settings != null) {
                settings.forEach((name, value) -> said.put(name, written(value)));
            }
            return new TrialRequest(said, listed(days), goal == null ? "" : goal, listed(by));
        }

        private static String written(@Nullable Object value) {
            return value instanceof Collection<?> several
                    ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : String.valueOf(value);
        }

        static List<String> listed(@Nullable List<String> texts) {
            return texts == null
                    ? List.of()
                    : texts.stream().map(String::valueOf).toList();
        }
    }

    /** A trial and how far it is. @param policies the versions that are tried */
    record SimulationView(
            String id,
            Job.State state,
            int done,
            int steps,
            SortedMap<String, String> settings,
            List<String> policies) {
        static SimulationView of(Trial trial) {
            Job.Progress progress = trial.job().progress();
            return new SimulationView(
                    trial.job().id(),
                    progress.state(),
                    progress.done(),
                    progress.steps(),
                    trial.asked().settings(),
                    trial.versions());
        }
    }

    @Operation(summary = "Tries settings, other versions of the policy and days on the data as last read")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SimulationView> start(@RequestBody SimulationRequest request) throws Refusal {
        SortedMap<String, PolicyFiles> against = new TreeMap<>();
        for (String id : SimulationRequest.listed(request.policies())) {
            against.put(
                    id,
                    policies.find(id).orElseThrow(PolicyController::noVersion).files());
        }
        return begun(request.asked(), against);
    }

    @Operation(summary = "Tries a policy that is sent as a zip and not kept")
    @PostMapping(consumes = PolicyController.ZIP)
    ResponseEntity<SimulationView> draft(@RequestBody byte[] zip) throws Refusal {
        return begun(TrialRequest.of(new TreeMap<>()), new TreeMap<>(Map.of("", PolicyRepository.unpacked(zip))));
    }

    private ResponseEntity<SimulationView> begun(TrialRequest asked, SortedMap<String, PolicyFiles> against)
            throws InvalidPolicy {
        try {
            Trial trial = simulations.start(asked, against);
            return ResponseEntity.accepted()
                    .location(
                            URI.create(Api.BASE + "/simulations/" + trial.job().id()))
                    .body(SimulationView.of(trial));
        } catch (InvalidPolicy e) {
            throw e;
        } catch (Refusal e) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    e.text(),
                    e.sentences().stream()
                            .map(sentence -> new FieldProblem("", sentence))
                            .toList());
        } catch (RejectedExecutionException e) {
            throw ProblemWriter.of(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    @Operation(summary = "How far a trial is")
    @GetMapping("/{id}")
    SimulationView state(@PathVariable String id) {
        return SimulationView.of(find(id));
    }

    @Operation(summary = "What came of a trial; 409 until it is done")
    @GetMapping(path = "/{id}/result", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> result(@PathVariable String id) {
        Outcome outcome = outcome(id);
        String json = outcome instanceof Compared compared
                ? SimulationJson.write(compared.comparison(), compared.settings())
                : SweepJson.write(((Swept) outcome).sweep(), ((Swept) outcome).goal());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Api.utf8(json));
    }

    @Operation(
            summary = "The figures of several variants as a table; 409 until they are there, or for one policy alone")
    @GetMapping(path = "/{id}/result", produces = "text/csv")
    ResponseEntity<byte[]> table(@PathVariable String id) {
        if (outcome(id) instanceof Swept swept) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
                    .body(Api.utf8(SweepCsv.of(swept.sweep(), swept.goal())));
        }
        throw ProblemWriter.of(HttpStatus.CONFLICT);
    }

    private Outcome outcome(String id) {
        return find(id).job().result().orElseThrow(() -> ProblemWriter.of(HttpStatus.CONFLICT));
    }

    @Operation(summary = "The progress of a trial as server-sent events, until it ends")
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        return streams.of(find(id).job());
    }

    @Operation(summary = "Cancels a trial")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        find(id).job().cancel();
        return ResponseEntity.noContent().build();
    }

    private Trial find(String id) {
        return simulations
                .find(id)
                .orElseThrow(() -> Problem.notFound(
                        "Aucune simulation de ce nom n'est retenue. Refaites-la.",
                        "No simulation of that name is remembered. Run it again."));
    }
}
