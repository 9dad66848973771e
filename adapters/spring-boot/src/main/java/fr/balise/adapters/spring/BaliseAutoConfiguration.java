package fr.balise.adapters.spring;

import fr.balise.analysis.reload.ReloadingEngine;
import fr.balise.core.facts.Operator;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The policy, ready to decide, where {@code balise.policy} names one. */
@AutoConfiguration
@ConditionalOnProperty("balise.policy")
@EnableConfigurationProperties(BaliseProperties.class)
public class BaliseAutoConfiguration {
    /** Made by Spring. */
    BaliseAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PolicyInUse balisePolicy(BaliseProperties properties) throws InvalidPolicy {
        return PolicyInUse.open(Path.of(String.valueOf(properties.policy())), properties.reload());
    }

    /** Closed with the policy that it belongs to. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    ReloadingEngine baliseEngine(PolicyInUse policy) {
        return policy.engine();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("balise.operator.name")
    Operator baliseOperator(BaliseProperties properties) {
        BaliseProperties.OperatorProperties said = properties.operator();
        Set<MailboxAddress> addresses =
                said.protectedAddresses().stream().map(MailboxAddress::new).collect(Collectors.toSet());
        return new Operator(
                said.name(), said.domains(), Map.of(), new Operator.Protection(addresses, Set.of()), said.confirmed());
    }
}
