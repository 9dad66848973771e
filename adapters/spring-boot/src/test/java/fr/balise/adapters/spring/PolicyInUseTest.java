package fr.balise.adapters.spring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.analysis.reload.ReloadingEngine;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** The policy of an application: read, refused, exchanged, told. */
class PolicyInUseTest {
    @TempDir
    private Path folder;

    private Path copy() throws IOException {
        Path policy = folder.resolve("policy");
        try (Stream<Path> files = Files.walk(Applications.POLICY)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        policy.resolve(Applications.POLICY.relativize(file).toString()));
            }
        }
        return policy;
    }

    private static void replace(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private static String word(Health health, String name) {
        return String.valueOf(health.getDetails().get(name));
    }

    @Test
    void an_application_without_what_speaks_to_a_directory_still_decides() {
        Applications.deciding()
                .withPropertyValues("balise.directory.url=http://127.0.0.1:1/fhir")
                .withClassLoader(new FilteredClassLoader(TargetServer.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ReloadingEngine.class)
                        .doesNotHaveBean("balisePublishing"));
    }

    @Test
    void an_application_that_names_no_policy_is_left_alone() {
        Applications.deciding()
                .withPropertyValues("balise.policy=false")
                .run(context -> assertThat(context).doesNotHaveBean(PolicyInUse.class));
    }

    @Test
    void a_faulty_policy_stops_the_start_with_every_problem_in_both_languages() throws Exception {
        Path policy = copy();
        replace(policy.resolve("policy.yaml"), "removalShare: 30", "removalShare: many");
        replace(policy.resolve("rules/ownership.drl"), "ownership == FOREIGN", "ownership == FORIEGN");

        Applications.withPolicy(policy).run(context -> {
            FailureAnalysis told = analysis(context.getStartupFailure());

            assertThat(told.getDescription())
                    .contains(
                            "cannot be used",
                            "ne peut pas servir",
                            "policy.yaml:56:17",
                            "Did you mean FOREIGN",
                            "Vouliez-vous dire FOREIGN");
            assertThat(told.getAction()).contains("balise policy check", "Corrigez la politique");
        });
    }

    private static FailureAnalysis analysis(Throwable failure) {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, other) -> {});
        return analyzers.stream()
                .filter(RefusalAnalyzer.class::isInstance)
                .map(analyzer -> analyzer.analyze(failure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_policy_that_is_saved_takes_the_place_of_the_one_in_use_and_a_faulty_one_does_not() throws Exception {
        Path policy = copy();
        Applications.withPolicy(policy).withPropertyValues("balise.reload=1h").run(context -> {
            PolicyInUse inUse = context.getBean(PolicyInUse.class);
            HealthIndicator health = context.getBean(HealthIndicator.class);
            String first = word(health.health(), "digest");
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(metrics));
            assertThat(metrics.get("balise.policy").tag("digest", first).gauge().value())
                    .isEqualTo(1);

            replace(policy.resolve("policy.yaml"), "removalShare: 30", "removalShare: 29");
            inUse.changed(PolicyFolder.read(policy));
            Health changed = health.health();
            assertThat(word(changed, "digest")).isNotEqualTo(first);
            assertThat(metrics.get("balise.policy").gauges())
                    .extracting(gauge -> gauge.getId().getTag("digest"))
                    .containsExactly(word(changed, "digest"));

            replace(policy.resolve("policy.yaml"), "removalShare: 29", "removalShare: many");
            inUse.changed(PolicyFolder.read(policy));
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(word(health.health(), "digest")).isEqualTo(word(changed, "digest"));
            assertThat(word(health.health(), "problemsOfNewerVersion")).isEqualTo("1");
            assertThat(metrics.get("balise.policy.problems").gauge().value()).isEqualTo(1);
        });
    }
}
