package fr.balise.adapters.server.runs;

import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.operations.running.report.Outcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Tells of runs, and of calls to the directory, to whoever reads the metrics. */
@Component
final class RunMeter {
    private static final double MILLIS = 1000.0;

    RunMeter(Publishing publishing, MeterRegistry metrics) {
        publishing.directory().ifPresent(target -> calls(target, metrics));
        publishing.tally().ifPresent(tally -> runs(tally, metrics));
    }

    private static void calls(TargetServer target, MeterRegistry metrics) {
        count("balise.calls", target, Traffic.Counts::calls, metrics);
        count("balise.calls.repeated", target, Traffic.Counts::repeated, metrics);
        count("balise.pauses", target, Traffic.Counts::pauses, metrics);
        count("balise.pause.seconds", target, counts -> counts.paused().toMillis() / MILLIS, metrics);
        Gauge.builder("balise.calls.per.second.limit", target, TargetServer::callsPerSecond)
                .register(metrics);
    }

    private static void count(
            String name, TargetServer target, ToDoubleFunction<Traffic.Counts> value, MeterRegistry metrics) {
        FunctionCounter.builder(name, target, known -> value.applyAsDouble(known.traffic()))
                .register(metrics);
    }

    private static void runs(RunTally tally, MeterRegistry metrics) {
        for (RunTally.End end : RunTally.End.values()) {
            FunctionCounter.builder("balise.runs", tally, known -> known.count(end))
                    .tag("end", end.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("balise.changes", tally, known -> known.count(outcome))
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
    }
}
