package fr.balise.adapters.journal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.adapters.journal.audit.AuditSearch.Found;
import fr.balise.adapters.journal.audit.AuditSearch.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditSearchTest {
    private static final AuditSearch ALL =
            new AuditSearch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final MemoryJournal journal = new MemoryJournal();

    @BeforeEach
    void write() throws Exception {
        for (int i = 0; i < 5; i++) {
            write("run-1", Entry.Kind.APPLIED, "alice", "one-" + i + "@x.mssante.fr", "2026-12-01T08:00:0" + i + "Z");
        }
        write("run-2", Entry.Kind.REFUSED, "Bob", "two@x.mssante.fr", "2026-12-02T08:00:00Z");
    }

    private void write(String run, Entry.Kind kind, String author, String mailbox, String at) throws Exception {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("at", at)
                .put("author", author)
                .put("mailbox", mailbox)
                .put("carrier", "Organization/1");
        journal.append(List.of(new Entry(run, kind, content)), List.of());
    }

    private static List<Long> numbers(Part part) {
        return part.items().stream().map(Found::number).toList();
    }

    @Test
    void the_latest_come_first_and_the_rest_by_parts() throws Exception {
        assertThat(numbers(ALL.in(journal, 0, 2))).containsExactly(6L, 5L);
        assertThat(numbers(ALL.in(journal, 4, 4))).containsExactly(2L, 1L);
        assertThat(ALL.in(journal, 60, 4)).isEqualTo(new Part(List.of(), 6));
    }

    @Test
    void entries_are_found_by_run_kind_and_text() throws Exception {
        assertThat(new AuditSearch(
                                Optional.of("run-1"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        .in(journal, 0, 9)
                        .total())
                .isEqualTo(5);
        assertThat(numbers(new AuditSearch(
                                Optional.empty(),
                                Optional.of(Entry.Kind.REFUSED),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        .in(journal, 0, 9)))
                .containsExactly(6L);
        assertThat(numbers(telling("BOB"))).containsExactly(6L);
        assertThat(numbers(telling("one-3@"))).containsExactly(4L);
        assertThat(telling("nobody").total()).isZero();
    }

    private Part telling(String text) throws Exception {
        return new AuditSearch(
                        Optional.empty(), Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty())
                .in(journal, 0, 9);
    }

    @Test
    void a_span_of_time_ends_before_its_last_moment() throws Exception {
        Part part = new AuditSearch(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-12-01T08:00:02Z")),
                        Optional.of(Instant.parse("2026-12-02T08:00:00Z")))
                .in(journal, 0, 9);

        assertThat(numbers(part)).containsExactly(5L, 4L, 3L);
    }
}
