package fr.balise.adapters.publication.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.core.identity.RunName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a journal knows of runs that began in one second, of which the first drew the greater name. */
class RunHistoryTest {
    private static final RunName FIRST = new RunName("20261201-120000-ffffff");
    private static final RunName SECOND = new RunName("20261201-120000-000000");

    private final Journal journal = new MemoryJournal();

    @BeforeEach
    void begin_both() throws JournalFailure {
        begin(FIRST);
        begin(SECOND);
    }

    private void begin(RunName run) throws JournalFailure {
        journal.append(
                List.of(new Entry(run.value(), Entry.Kind.RUN_STARTED, JsonNodeFactory.instance.objectNode())),
                List.of());
    }

    @Test
    void runs_are_named_in_the_order_in_which_they_began() throws JournalFailure {
        assertThat(RunHistory.names(journal)).containsExactly(FIRST, SECOND);
    }

    @Test
    void resuming_a_run_does_not_make_it_a_later_one() throws JournalFailure {
        begin(FIRST);
        assertThat(RunHistory.names(journal)).containsExactly(FIRST, SECOND);
    }

    @Test
    void the_unfinished_run_that_is_told_is_the_latest() throws JournalFailure {
        assertThat(RunHistory.unfinished(journal))
                .get()
                .extracting(RunHistory::run)
                .isEqualTo(SECOND);
    }
}
