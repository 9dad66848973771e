package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.Journal.Memory;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import fr.balise.adapters.journal.Samples;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.audit.ChainReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every journal does, wherever it lies. */
abstract class JournalContract extends AlterationsContract {
    static final String RECEIPT = "ab".repeat(32);
    static final String PLAN = "{\"plan\":1}";
    static final String TARGET = "0123456789abcdef";
    private static final String CARRIER = "Practitioner/p1";
    private static final String WANTED = "{\"rank\":2,\"value\":\"a@b.fr\"}";

    static Entry entry(String run, Entry.Kind kind, String what) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("action", "ATTACH").put("mailbox", what);
        return new Entry(run, kind, content);
    }

    /** A run with a plan, an attach, a detach, and a receipt at the end. */
    static void aRun(SqlJournal journal) throws JournalFailure {
        String digest = Samples.keep(journal, "r1", PLAN);
        Entry started = entry("r1", Entry.Kind.RUN_STARTED, "");
        started.content().put("document", "r1").put("documentDigest", digest).put("target", TARGET);
        journal.append(List.of(started), List.of());
        Entry attach = change(Entry.Kind.INTENDED, "c1", "a@b.fr");
        attach.content().set("wanted", Samples.json(WANTED));
        Entry detach = change(Entry.Kind.INTENDED, "c2", "c@b.fr");
        journal.append(List.of(attach, detach), List.of());
        journal.append(
                List.of(change(Entry.Kind.APPLIED, "c1", "a@b.fr"), change(Entry.Kind.APPLIED, "c2", "c@b.fr")),
                List.of(
                        new Memory(TARGET, CARRIER, "a@b.fr", Optional.of(Samples.json(WANTED))),
                        new Memory(TARGET, CARRIER, "c@b.fr", Optional.empty())));
        Entry verified = entry("verification", Entry.Kind.VERIFIED, "");
        verified.content().putObject("receipt").put("digest", RECEIPT);
        journal.append(List.of(verified), List.of());
    }

    private static Entry change(Entry.Kind kind, String id, String address) {
        Entry entry = entry("r1", kind, address);
        entry.content().put("change", id).put("carrier", CARRIER);
        return entry;
    }

    private static List<RecordedEntry> all(Journal journal, Optional<String> run) throws JournalFailure {
        List<RecordedEntry> read = new ArrayList<>();
        journal.read(run, read::add);
        return read;
    }

    @Test
    void what_was_written_is_there_when_it_is_opened_again() throws Exception {
        try (SqlJournal journal = open()) {
            journal.append(
                    List.of(entry("r1", Entry.Kind.INTENDED, "é'\"\\"), entry("r2", Entry.Kind.APPLIED, "b")),
                    List.of());
            journal.append(List.of(entry("r1", Entry.Kind.UNKNOWN, "c")), List.of());
        }
        try (SqlJournal journal = open()) {
            assertThat(all(journal, Optional.empty()))
                    .extracting(RecordedEntry::number)
                    .containsExactly(1L, 2L, 3L);
            assertThat(all(journal, Optional.of("r1")))
                    .extracting(RecordedEntry::kind)
                    .containsExactly(Entry.Kind.INTENDED, Entry.Kind.UNKNOWN);
            assertThat(all(journal, Optional.of("r1"))
                            .get(0)
                            .content()
                            .orElseThrow()
                            .path("mailbox")
                            .asText())
                    .isEqualTo("é'\"\\");
            assertThat(ChainCheck.of(journal).intact()).isTrue();
        }
    }

    @Test
    void entries_of_one_kind_are_read_in_order_and_no_others() throws Exception {
        try (SqlJournal journal = open()) {
            for (int i = 0; i < 1_200; i++) {
                Entry.Kind kind = i % 2 == 0 ? Entry.Kind.INTENDED : Entry.Kind.APPLIED;
                journal.append(List.of(entry("r" + i % 3, kind, "m" + i)), List.of());
            }
            List<Long> numbers = new ArrayList<>();
            journal.read(Entry.Kind.APPLIED, entry -> numbers.add(entry.number()));

            assertThat(numbers)
                    .isEqualTo(LongStream.rangeClosed(1, 1_200)
                            .filter(number -> number % 2 == 0)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void what_was_handed_in_before_an_entry_is_there_with_it() throws Exception {
        try (SqlJournal journal = open()) {
            for (int i = 0; i < 20; i++) {
                CompletableFuture<Void> outcome =
                        journal.submit(List.of(entry("r1", Entry.Kind.APPLIED, "a" + i)), List.of());
                journal.append(List.of(entry("r1", Entry.Kind.INTENDED, "b" + i)), List.of());

                assertThat(outcome).isCompleted();
                assertThat(all(journal, Optional.empty()))
                        .hasSize(2 * i + 2)
                        .last()
                        .extracting(RecordedEntry::kind)
                        .isEqualTo(Entry.Kind.INTENDED);
            }
        }
    }

    @Test
    void what_nobody_waits_for_is_written_all_the_same() throws Exception {
        try (SqlJournal journal = open()) {
            journal.submit(List.of(entry("r1", Entry.Kind.APPLIED, "a")), List.of())
                    .get(1, TimeUnit.MINUTES);

            assertThat(all(journal, Optional.empty())).hasSize(1);
        }
    }

    @Test
    void many_who_write_at_once_make_one_chain() throws Exception {
        try (SqlJournal journal = open()) {
            ExecutorService writers = Executors.newFixedThreadPool(8);
            List<Future<?>> done = IntStream.range(0, 200)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> {
                        journal.append(
                                List.of(
                                        entry("r" + i % 8, Entry.Kind.INTENDED, "i" + i),
                                        entry("r" + i % 8, Entry.Kind.APPLIED, "a" + i)),
                                List.of());
                        return null;
                    }))
                    .toList();
            for (Future<?> one : done) {
                one.get();
            }
            writers.shutdown();
            ChainReport report = ChainCheck.of(journal);

            assertThat(report.problems()).isEmpty();
            assertThat(report.entries()).isEqualTo(400);
            List<RecordedEntry> read = all(journal, Optional.empty());
            for (int i = 0; i < read.size(); i += 2) {
                assertThat(read.get(i + 1)
                                .content()
                                .orElseThrow()
                                .path("mailbox")
                                .asText()
                                .substring(1))
                        .isEqualTo(read.get(i)
                                .content()
                                .orElseThrow()
                                .path("mailbox")
                                .asText()
                                .substring(1));
            }
        }
    }

    @Test
    void two_runs_exclude_each_other() throws Exception {
        try (SqlJournal one = open();
                SqlJournal other = open()) {
            try (Journal.Hold hold = one.hold()) {
                assertThatThrownBy(other::hold)
                        .isInstanceOf(JournalFailure.class)
                        .hasMessageContaining("another run has it");
                // The one that has it writes on.
                one.append(List.of(entry("r1", Entry.Kind.INTENDED, "a")), List.of());
            }
            other.hold().close();
        }
    }

    @Test
    void what_was_last_written_on_a_carrier_is_remembered() throws Exception {
        try (SqlJournal journal = open()) {
            journal.append(
                    List.of(entry("r1", Entry.Kind.APPLIED, "a")),
                    List.of(new Memory(
                            TARGET, "Practitioner/p1", "a@b.fr", Optional.of(Samples.json("{\"rank\":1}")))));
            journal.append(
                    List.of(entry("r1", Entry.Kind.APPLIED, "a")),
                    List.of(
                            new Memory(TARGET, "Practitioner/p1", "a@b.fr", Optional.of(Samples.json("{\"rank\":2}"))),
                            new Memory(TARGET, "Practitioner/p2", "a@b.fr", Optional.of(Samples.json("{}")))));
            journal.append(
                    List.of(entry("r1", Entry.Kind.APPLIED, "a")),
                    List.of(new Memory(TARGET, "Practitioner/p2", "a@b.fr", Optional.empty())));

            assertThat(journal.remembered(TARGET)).singleElement().satisfies(memory -> {
                assertThat(memory.carrier()).isEqualTo("Practitioner/p1");
                assertThat(memory.contactPoint().orElseThrow().path("rank").asInt())
                        .isEqualTo(2);
            });
        }
    }

    @Test
    void a_document_is_kept_to_the_letter() throws Exception {
        String document = "é".repeat(2_000_000) + "\n";
        try (SqlJournal journal = open()) {
            Samples.keep(journal, "r1", document);
            assertThat(Samples.kept(journal, "r1")).contains(document);
            assertThat(Samples.kept(journal, "r2")).isEmpty();
        }
    }

    @Test
    void what_was_written_to_one_directory_is_not_remembered_of_another() throws Exception {
        try (SqlJournal journal = open()) {
            journal.append(
                    List.of(entry("r1", Entry.Kind.APPLIED, "a")),
                    List.of(new Memory(TARGET, "Practitioner/p1", "a@b.fr", Optional.of(Samples.json("{}")))));

            assertThat(journal.remembered("fedcba9876543210")).isEmpty();
            assertThat(journal.remembered(TARGET)).hasSize(1);
        }
    }

    @Test
    void an_interrupted_thread_stops_nobody_and_what_it_handed_in_is_written() throws Exception {
        try (SqlJournal journal = open()) {
            ExecutorService writers = Executors.newFixedThreadPool(4);
            List<Future<Boolean>> done = IntStream.range(0, 40)
                    .mapToObj(i -> writers.submit(() -> {
                        boolean interrupted = i % 4 == 1;
                        if (interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        journal.append(List.of(entry("r", Entry.Kind.INTENDED, "m" + i)), List.of());
                        return Thread.interrupted() == interrupted;
                    }))
                    .toList();
            for (Future<Boolean> one : done) {
                assertThat(one.get(1, TimeUnit.MINUTES)).isTrue();
            }
            writers.shutdown();

            assertThat(ChainCheck.of(journal).entries()).isEqualTo(40);
            assertThat(ChainCheck.of(journal).problems()).isEmpty();
        }
    }

    @Test
    void a_write_that_fails_leaves_nothing_of_itself_and_the_next_is_written() throws Exception {
        try (SqlJournal journal = open()) {
            Samples.keep(journal, "r1", PLAN);
            assertThatThrownBy(() -> Samples.keep(journal, "r1", "another"))
                    .isInstanceOf(JournalFailure.class)
                    .hasMessageContaining("cannot be written");
            // A number that stands already: the chain must not go on behind it.
            assertThatThrownBy(() -> journal.append(
                            List.of(entry("r1", Entry.Kind.INTENDED, "a")),
                            List.of(new Memory(TARGET, "p", "a", Optional.of(new BrokenJson())))))
                    .isInstanceOf(JournalFailure.class);
            journal.append(List.of(entry("r1", Entry.Kind.INTENDED, "b")), List.of());

            assertThat(Samples.kept(journal, "r1")).contains(PLAN);
            assertThat(journal.head().number()).isOne();
            assertThat(ChainCheck.of(journal).problems()).isEmpty();
        }
    }

    /** Fails where nobody expects it. */
    private static final class BrokenJson extends ObjectNode {
        private static final long serialVersionUID = 1L;

        BrokenJson() {
            super(JsonNodeFactory.instance);
        }

        @Override
        public Set<Map.Entry<String, JsonNode>> properties() {
            throw new IllegalStateException("broken on purpose");
        }
    }

    @Test
    void what_comes_after_the_end_is_refused() throws Exception {
        SqlJournal journal = open();
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(List.of(entry("r1", Entry.Kind.INTENDED, "a")), List.of()))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("is closed");
    }

    /** Opens the journal of this test to read it. */
    abstract SqlJournal reading() throws JournalFailure;

    @Test
    void anybody_reads_while_a_run_writes_and_writes_nothing() throws Exception {
        try (SqlJournal journal = open();
                Journal.Hold hold = journal.hold()) {
            aRun(journal);
            try (SqlJournal reader = reading()) {
                assertThat(ChainCheck.of(reader).problems()).isEmpty();
                assertThat(reader.head().number()).isEqualTo(6);
                List<Long> seen = new ArrayList<>();
                reader.read(Optional.empty(), entry -> {
                    seen.add(entry.number());
                    append(journal);
                });
                assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
                assertThat(reader.head().number()).isEqualTo(12);
                assertThatThrownBy(() -> reader.append(List.of(entry("r1", Entry.Kind.INTENDED, "a")), List.of()))
                        .hasMessageContaining("for reading only");
                assertThatThrownBy(reader::hold).hasMessageContaining("for reading only");
            }
        }
    }

    private static void append(Journal journal) {
        try {
            journal.append(List.of(entry("r2", Entry.Kind.INTENDED, "meanwhile")), List.of());
        } catch (JournalFailure e) {
            throw new AssertionError(e);
        }
    }
}
