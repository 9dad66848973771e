package fr.balise.core.policy.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus is real: handed to Drools as they are, these files do what they threaten. */
class HostileProofTest {
    private static final Map<Path, Future<TrustingProcess.Outcome>> OUTCOMES = new ConcurrentHashMap<>();
    private static final ExecutorService PROCESSES = Executors.newFixedThreadPool(2);

    static Stream<HostileRules> harmful() {
        return HostileRules.corpus().filter(hostile -> hostile.harm().isPresent());
    }

    @BeforeAll
    static void startAll(@TempDir Path folder) {
        harmful()
                .forEach(hostile ->
                        OUTCOMES.put(hostile.path(), PROCESSES.submit(() -> TrustingProcess.meet(hostile, folder))));
    }

    @AfterAll
    static void stop() {
        PROCESSES.shutdownNow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmful")
    void a_loader_that_trusts_it_comes_to_harm(HostileRules hostile) throws Exception {
        TrustingProcess.Outcome outcome =
                Objects.requireNonNull(OUTCOMES.get(hostile.path())).get();

        assertThat(outcome.harm()).isEqualTo(hostile.harm().orElseThrow());
    }

    @Test
    void harm_is_shown_for_many() {
        assertThat(harmful()).hasSizeGreaterThan(30);
    }
}
