package fr.balise.adapters.server.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the digest of the policy in force to whoever reads the metrics. */
@Component
final class PolicyMeter {
    PolicyMeter(Workspace workspace, MeterRegistry metrics) {
        MultiGauge gauge = MultiGauge.builder("balise.policy").register(metrics);
        workspace.tell(inForce -> gauge.register(
                List.of(MultiGauge.Row.of(Tags.of("digest", inForce.policy().digest()), 1)), true));
    }
}
