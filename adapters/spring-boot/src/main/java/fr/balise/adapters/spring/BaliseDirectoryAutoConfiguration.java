package fr.balise.adapters.spring;

import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.http.NetworkSettings.ClientCertificate;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.adapters.publication.target.TargetSettings;
import fr.balise.core.EngineVersion;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.running.RunIdentity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The live directory, where {@code balise.directory.url} names one and what speaks to it is there. */
@AutoConfiguration(after = BaliseAutoConfiguration.class)
@ConditionalOnClass(TargetServer.class)
@ConditionalOnProperty("balise.directory.url")
@ConditionalOnBean(PolicyInUse.class)
public class BaliseDirectoryAutoConfiguration {
    /** Made by Spring. */
    BaliseDirectoryAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    TargetServer baliseDirectory(BaliseProperties properties) throws Refusal {
        BaliseProperties.DirectoryProperties said = properties.directory();
        BaliseProperties.JournalProperties journal = properties.journal();
        return new TargetServer(new TargetSettings(
                network(said),
                Optional.ofNullable(said.endpoint()),
                DialectReader.named(said.dialect()),
                new StatePlace(Optional.ofNullable(journal.place()), journal.user(), journal.password()),
                said.visibleWithin(),
                said.callsPerSecond()));
    }

    private static NetworkSettings network(BaliseProperties.DirectoryProperties said) {
        ApiKey key = said.apiKey().isEmpty() ? ApiKey.none() : ApiKey.of(said.apiKey());
        return NetworkSettings.of(Objects.requireNonNull(said.url()), key)
                .with(
                        Optional.ofNullable(said.proxy()),
                        Optional.ofNullable(said.trustedCertificates()),
                        Optional.ofNullable(said.clientCertificate())
                                .map(file -> new ClientCertificate(file, said.clientCertificatePassword())));
    }

    @Bean
    @ConditionalOnMissingBean
    DossierPublishing balisePublishing(
            PolicyInUse policy,
            TargetServer directory,
            BaliseProperties properties,
            Environment environment,
            ObjectProvider<Clock> clock) {
        String application = environment.getProperty("spring.application.name", "spring-boot");
        String author = Optional.ofNullable(properties.author()).orElse(application);
        String client = application + ", Balise " + EngineVersion.current() + " (" + System.getProperty("os.name")
                + ", Java " + System.getProperty("java.version") + ")";
        return new DossierPublishing(
                policy, directory, new RunIdentity(author, client, host()), clock.getIfAvailable(Clock::systemUTC));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
