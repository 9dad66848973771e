package fr.balise.adapters.journal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.operations.following.Reading;
import fr.balise.operations.following.Store.Day;
import fr.balise.operations.following.Store.OpenFinding;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.Indicator;
import fr.balise.operations.following.counting.IndicatorDimension;
import fr.balise.operations.following.counting.Indicators;
import fr.balise.operations.sources.DirectoryAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept day after day, in a file and on a real PostgreSQL server beside a journal. */
class StoreTest {
    private static final DirectoryAddress DIRECTORY = new DirectoryAddress("https://annuaire.exemple.fr/fhir");
    private static final DirectoryAddress ANOTHER = new DirectoryAddress("https://essai.exemple.fr/fhir");
    private static final Instant THEN = Instant.parse("2026-12-01T08:00:00Z");
    private static final int LINES = 20;
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final OpenFinding FINDING = new OpenFinding("CAME_BACK", "0123456789abcdef");
    private static final Reading READING = new Reading(
            Instant.parse("2026-11-30T05:00:00Z"),
            new TreeMap<>(Map.of("PractitionerRole/é 1 jeanne@hopital-exemple.mssante.fr", "00ff")));

    private static EmbeddedPostgres server;

    @TempDir
    private Path folder;

    /** Where a store may be. */
    enum Kind {
        FILE,
        SERVER
    }

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private StatePlace place(Kind kind) {
        return kind == Kind.FILE
                ? new StatePlace(Optional.of(folder.resolve("journal").toString()), null, null)
                : new StatePlace(Optional.of(server.getJdbcUrl("postgres", "postgres")), "postgres", "");
    }

    private static Day day(LocalDate date, long publications) {
        Figures figures = new Figures(Map.of(Indicator.PUBLICATIONS, publications));
        return new Day(
                date,
                new Indicators(Map.of(
                        IndicatorDimension.ALL, new TreeMap<>(Map.of("", figures)),
                        IndicatorDimension.DOMAIN, new TreeMap<>(Map.of("ville-exemple.mssante.fr", figures)))),
                Map.of(FINDING, MONDAY),
                Optional.of(READING));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void days_are_kept_for_one_directory_until_they_are_old(Kind kind) throws Exception {
        StatePlace place = place(kind);
        SqlJournal journal = place.open(DIRECTORY);
        journal.close();
        try (SqlStore store = place.store(DIRECTORY, Optional.empty());
                SqlStore other = place.store(ANOTHER, Optional.empty())) {
            store.keep(day(MONDAY, 7), MONDAY.minusMonths(1));
            store.keep(day(MONDAY.plusDays(1), 8), MONDAY);
            store.keep(day(MONDAY.plusDays(1), 9), MONDAY);
            other.keep(day(MONDAY, 70), MONDAY);

            assertThat(store.history(IndicatorDimension.ALL, MONDAY.plusDays(9)))
                    .containsOnlyKeys(MONDAY, MONDAY.plusDays(1))
                    .extractingByKey(MONDAY.plusDays(1))
                    .isEqualTo(day(MONDAY, 9).indicators().by(IndicatorDimension.ALL));
            assertThat(store.history(IndicatorDimension.DOMAIN, MONDAY)).containsOnlyKeys(MONDAY);
            assertThat(store.openFindings()).containsExactly(Map.entry(FINDING, MONDAY));
            assertThat(store.lastReading()).contains(READING);

            store.keep(day(MONDAY.plusDays(40), 9), MONDAY.plusDays(1));
            assertThat(store.history(IndicatorDimension.ALL, MONDAY.plusDays(40)))
                    .containsOnlyKeys(MONDAY.plusDays(1), MONDAY.plusDays(40));
            assertThat(other.history(IndicatorDimension.ALL, MONDAY)).hasSize(1);
        }
        try (SqlStore again = place.store(DIRECTORY, Optional.empty())) {
            assertThat(again.lastReading()).contains(READING);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_two_services_keep_at_once_is_seen_by_both_and_no_line_is_lost(Kind kind) throws Exception {
        StatePlace place = place(kind);
        try (SqlDocuments one = place.documents(DIRECTORY, Optional.empty());
                SqlDocuments two = place.documents(DIRECTORY, Optional.empty());
                SqlDocuments elsewhere = place.documents(ANOTHER, Optional.empty())) {
            one.write("plans", "a", "first".getBytes(UTF_8), THEN);
            one.write("plans", "a", "second".getBytes(UTF_8), THEN);
            Thread other = new Thread(() -> lines(two));
            other.start();
            lines(one);
            other.join();

            assertThat(two.read("plans", "a").orElseThrow()).isEqualTo("second".getBytes(UTF_8));
            assertThat(two.names("plans")).containsExactly("a");
            assertThat(one.lines("plans", "a")).hasSize(2 * LINES).isEqualTo(two.lines("plans", "a"));
            assertThat(elsewhere.names("plans")).isEmpty();
            one.erase("plans", "a");
            assertThat(two.lines("plans", "a")).isEmpty();
        }
    }

    private static void lines(SqlDocuments documents) {
        try {
            for (int i = 0; i < LINES; i++) {
                documents.add("plans", "a", "line " + i, THEN);
            }
        } catch (JournalFailure e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_is_old_is_erased_from_the_disk_too_and_what_somebody_did_something_with_since_stays(Kind kind)
            throws Exception {
        Instant later = THEN.plusSeconds(60);
        try (SqlDocuments documents = place(kind).documents(DIRECTORY, Optional.empty())) {
            for (String name : new String[] {"old", "used", "new"}) {
                documents.write("plans", name, "jeanne@ville".getBytes(UTF_8), name.equals("new") ? later : THEN);
                documents.add("plans", name, "MADE by jeanne.untel", THEN);
            }
            documents.add("plans", "used", "APPROVED", later);
            documents.add("runs", "jobs", "one", THEN);
            documents.add("runs", "jobs", "two", later);

            assertThat(documents.forget("plans", later)).isEqualTo(3);
            assertThat(documents.forgetLines("runs", later)).isEqualTo(1);

            assertThat(documents.names("plans")).containsExactly("new", "used");
            assertThat(documents.lines("plans", "used")).hasSize(2);
            assertThat(documents.lines("plans", "old")).isEmpty();
            assertThat(documents.lines("runs", "jobs")).containsExactly("two");
            documents.erase("plans", "used");
            documents.erase("plans", "new");
        }
        if (kind == Kind.FILE) {
            assertThat(Files.readString(folder.resolve("journal.store"), ISO_8859_1))
                    .doesNotContain("jeanne.untel");
        }
    }

    @Test
    void the_usual_store_stands_beside_the_usual_journal() throws Exception {
        Path home = Path.of(System.getProperty("user.home"));
        new StatePlace(Optional.empty(), null, null)
                .store(DIRECTORY, Optional.empty())
                .close();

        assertThat(home.resolve(".balise/targets").resolve(DIRECTORY.key()).resolve("store"))
                .exists();
    }

    @Test
    void a_journal_is_no_store() throws Exception {
        Path journal = folder.resolve("journal");
        Journals.file(journal).close();

        assertThatThrownBy(() ->
                        new StatePlace(Optional.empty(), null, null).store(DIRECTORY, Optional.of(journal.toString())))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("The store " + journal + " is a database of another program");
        Files.delete(journal);
    }
}
