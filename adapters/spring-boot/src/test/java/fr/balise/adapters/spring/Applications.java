package fr.balise.adapters.spring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications that hold nothing but what Balise brings. */
final class Applications {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path SAMPLES = ROOT.resolve("samples/data");
    static final Path POLICY = ROOT.resolve("rules/policy");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);

    private Applications() {}

    static ApplicationContextRunner withPolicy(Path policy) {
        return new ApplicationContextRunner()
                .withBean(Clock.class, () -> CLOCK)
                .withConfiguration(AutoConfigurations.of(
                        BaliseAutoConfiguration.class,
                        BaliseDirectoryAutoConfiguration.class,
                        BaliseHealthAutoConfiguration.class,
                        BaliseMetricsAutoConfiguration.class))
                .withPropertyValues("balise.policy=" + policy);
    }

    static ApplicationContextRunner deciding() {
        return withPolicy(POLICY);
    }
}
