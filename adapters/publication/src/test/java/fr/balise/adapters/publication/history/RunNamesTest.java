package fr.balise.adapters.publication.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.core.identity.RunName;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names of runs: no two alike, whatever the clock and the draw. */
class RunNamesTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.7Z");

    private final Journal journal = new MemoryJournal();

    private RunName next() throws Exception {
        return RunNames.next(NOON, new Random(1), journal);
    }

    @Test
    void a_name_tells_the_second_in_universal_time() throws Exception {
        assertThat(next().value()).matches("20261201-120000-[0-9a-f]{6}");
    }

    @Test
    void the_name_of_a_run_that_was_begun_is_not_given_again() throws Exception {
        RunName first = next();
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        journal.append(List.of(new Entry(first.value(), Entry.Kind.RUN_STARTED, content)), List.of());
        assertThat(next()).isNotEqualTo(first);
    }

    @Test
    void the_name_of_a_plan_that_was_kept_is_not_given_again() throws Exception {
        RunName first = next();
        Journal.await(journal.keep(first.value(), out -> out.write('{')));
        assertThat(next()).isNotEqualTo(first);
    }
}
