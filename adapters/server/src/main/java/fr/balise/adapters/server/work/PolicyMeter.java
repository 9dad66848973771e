package fr.balise.adapters.server.work;

import fr.balise.core.findings.Severity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells the digest of the policy in force, and the findings of the data as last read, to whoever reads the metrics. */
@Component
final class PolicyMeter {
    PolicyMeter(Workspace workspace, MeterRegistry metrics) {
        MultiGauge gauge = MultiGauge.builder("balise.policy").register(metrics);
        workspace.tell(inForce -> gauge.register(
                List.of(MultiGauge.Row.of(Tags.of("digest", inForce.policy().digest()), 1)), true));
        for (Severity severity : Severity.values()) {
            Gauge.builder("balise.findings", workspace, known -> findings(known, severity))
                    .tag("severity", severity.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
    }

    private static double findings(Workspace workspace, Severity severity) {
        return workspace
                .latest()
                .map(read -> read.plan().findings().stream()
                        .filter(finding -> finding.severity() == severity)
                        .count())
                .orElse(0L);
    }
}
