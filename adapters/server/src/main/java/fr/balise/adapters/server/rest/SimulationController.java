package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.simulation.SimulationJson;
import fr.balise.adapters.server.policies.PolicySettings;
import fr.balise.adapters.server.policies.PolicyVersion;
import fr.balise.adapters.server.policies.PolicyVersions;
import fr.balise.adapters.server.policies.Simulations;
import fr.balise.adapters.server.policies.Simulations.Trial;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.runs.ProgressStreams;
import fr.balise.adapters.server.work.Job;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.InvalidPolicy;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
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

/** Trials of other settings: whom they would treat differently. */
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
     * What to try.
     *
     * @param settings new values by dotted name, for example {@code activity.inactiveAfterMonths}
     * @param policy another version, by its name, instead
     */
    record SimulationRequest(
            @Nullable Map<String, @Nullable Object> settings,
            @Nullable String policy) {}

    /** A trial and how far it is. @param policy the version that is tried; empty where settings are */
    record SimulationView(
            String id, Job.State state, int done, int steps, SortedMap<String, String> settings, String policy) {
        static SimulationView of(Trial trial) {
            Job.Progress progress = trial.job().progress();
            return new SimulationView(
                    trial.job().id(),
                    progress.state(),
                    progress.done(),
                    progress.steps(),
                    trial.settings(),
                    trial.version());
        }
    }

    @Operation(summary = "Tries other settings, or another version of the policy, on the data as last read")
    @PostMapping
    ResponseEntity<SimulationView> start(@RequestBody SimulationRequest request) throws InvalidPolicy {
        try {
            Trial trial = begun(request);
            return ResponseEntity.accepted()
                    .location(
                            URI.create(Api.BASE + "/simulations/" + trial.job().id()))
                    .body(SimulationView.of(trial));
        } catch (RejectedExecutionException e) {
            throw ProblemWriter.of(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private Trial begun(SimulationRequest request) throws InvalidPolicy {
        if (request.policy() == null) {
            return simulations.start(checked(request));
        }
        PolicyVersion version = policies.find(request.policy()).orElseThrow(PolicyController::noVersion);
        return simulations.start(version.files(), version.id());
    }

    private static SortedMap<String, String> checked(SimulationRequest request) {
        SortedMap<String, String> settings = new TreeMap<>();
        if (request.settings() == null || request.settings().isEmpty()) {
            throw unknown("/settings");
        }
        request.settings().forEach((name, value) -> {
            if (value == null || !PolicySettings.TRIED.contains(name)) {
                throw unknown("/settings/" + name);
            }
            settings.put(name, value.toString());
        });
        return settings;
    }

    private static Problem unknown(String pointer) {
        String names = String.join(", ", PolicySettings.TRIED);
        return Problem.wrong(
                HttpStatus.UNPROCESSABLE_CONTENT,
                pointer,
                new Text("Réglages qui s'essaient : " + names + ".", "Settings that can be tried: " + names + "."));
    }

    @Operation(summary = "How far a trial is")
    @GetMapping("/{id}")
    SimulationView state(@PathVariable String id) {
        return SimulationView.of(find(id));
    }

    @Operation(summary = "What came of a trial; 409 until it is done")
    @GetMapping(path = "/{id}/result", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> result(@PathVariable String id) {
        return find(id).job()
                .result()
                .map(comparison -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Api.utf8(SimulationJson.write(comparison))))
                .orElseThrow(() -> ProblemWriter.of(HttpStatus.CONFLICT));
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
