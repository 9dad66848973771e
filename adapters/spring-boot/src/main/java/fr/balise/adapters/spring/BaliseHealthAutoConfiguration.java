package fr.balise.adapters.spring;

import fr.balise.core.policy.model.Policy;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Which policy decides, among an application's health. A newer version that was not taken is told: the old one still works. */
@AutoConfiguration(after = BaliseAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("balise")
@ConditionalOnBean(PolicyInUse.class)
public class BaliseHealthAutoConfiguration {
    /** Made by Spring. */
    BaliseHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "baliseHealthIndicator")
    HealthIndicator baliseHealthIndicator(PolicyInUse inUse) {
        return () -> {
            Policy policy = inUse.engine().policy();
            return Health.up()
                    .withDetail("policy", policy.name() + " " + policy.version())
                    .withDetail("digest", policy.digest())
                    .withDetail("problemsOfNewerVersion", inUse.refused().size())
                    .build();
        };
    }
}
