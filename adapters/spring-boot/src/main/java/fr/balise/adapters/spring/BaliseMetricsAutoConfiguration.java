package fr.balise.adapters.spring;

import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.core.PublicationEngine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is decided, by which policy, and what is asked of the directory, among an application's metrics. */
@AutoConfiguration(after = BaliseDirectoryAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(PolicyInUse.class)
public class BaliseMetricsAutoConfiguration {
    /** Made by Spring. */
    BaliseMetricsAutoConfiguration() {}

    @Bean
    MeterBinder balisePolicyMetrics(PolicyInUse inUse) {
        return metrics -> {
            MultiGauge digest = MultiGauge.builder("balise.policy").register(metrics);
            inUse.tell(policy -> digest.register(List.of(Row.of(Tags.of("digest", policy.digest()), 1)), true));
            FunctionCounter.builder(
                            "balise.decisions", inUse, used -> used.engine().use(PublicationEngine::decisions))
                    .register(metrics);
            Gauge.builder(
                            "balise.policy.problems",
                            inUse,
                            used -> used.refused().size())
                    .register(metrics);
        };
    }

    /** Where there is a live directory. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TargetServer.class)
    @ConditionalOnBean(TargetServer.class)
    static class Directory {
        @Bean
        MeterBinder baliseDirectoryMetrics(TargetServer directory) {
            return metrics -> {
                FunctionCounter.builder(
                                "balise.calls",
                                directory,
                                asked -> asked.traffic().calls())
                        .register(metrics);
                FunctionCounter.builder(
                                "balise.pauses",
                                directory,
                                asked -> asked.traffic().pauses())
                        .register(metrics);
                Gauge.builder("balise.calls.per.second.limit", directory, TargetServer::callsPerSecond)
                        .register(metrics);
            };
        }
    }
}
