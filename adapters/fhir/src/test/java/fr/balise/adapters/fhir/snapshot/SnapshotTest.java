package fr.balise.adapters.fhir.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.ReadingProgress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");
    private static final SnapshotAges AGES = new SnapshotAges(Duration.ofDays(1), Duration.ofDays(7));
    /** Three types on as many pages as it takes. */
    private static final int PAGES = 4 + 3 + 1;

    @TempDir
    private Path folder;

    private final FakeDirectory server = new FakeDirectory();

    @BeforeEach
    void aSmallDirectory() {
        for (int i = 0; i < 10; i++) {
            server.put("Practitioner", "p" + i, "first", MONDAY.minus(Duration.ofDays(90)));
        }
        for (int i = 0; i < 8; i++) {
            server.put("PractitionerRole", "s" + i, "first", MONDAY.minus(Duration.ofDays(90)));
        }
        server.put("Organization", "o1", "first", MONDAY.minus(Duration.ofDays(90)));
    }

    private void refresh(Instant now) throws Exception {
        refresh(now, Instant.MIN);
    }

    private void refresh(Instant now, Instant lastWrite) throws Exception {
        server.calls = 0;
        try (DirectorySnapshot snapshot = DirectorySnapshot.open(folder)) {
            snapshot.bringUpToDate(
                    DirectoryAddress.of(server.base()), () -> server, AGES, lastWrite, now, ReadingProgress.SILENT);
        }
    }

    private static Instant days(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }

    /** The latest version of each resource, as whoever reads the files takes it. */
    private Map<String, String> kept() throws Exception {
        Map<String, JsonNode> latest = new TreeMap<>();
        try (DirectorySnapshot snapshot = DirectorySnapshot.open(folder);
                Stream<Path> files = Files.list(snapshot.files().resolve("directory"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".ndjson.gz")).toList()) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        JsonNode read = MAPPER.readTree(line);
                        latest.merge(
                                read.path("resourceType").asText() + "/"
                                        + read.path("id").asText(),
                                read,
                                (one, other) -> updated(one).compareTo(updated(other)) >= 0 ? one : other);
                    }
                }
            }
        }
        Map<String, String> kept = new TreeMap<>();
        latest.forEach((key, resource) -> kept.put(key, resource.toString()));
        return kept;
    }

    private static String updated(JsonNode resource) {
        return resource.path("meta").path("lastUpdated").asText();
    }

    @Test
    void a_directory_is_read_once_and_not_again_while_the_snapshot_is_young() throws Exception {
        refresh(MONDAY);
        assertThat(server.calls).isEqualTo(PAGES);
        assertThat(kept()).isEqualTo(server.shown());

        refresh(MONDAY.plus(Duration.ofHours(23)));
        assertThat(server.calls).isZero();
    }

    @Test
    void what_changed_since_is_read_once_the_snapshot_is_too_old() throws Exception {
        refresh(MONDAY);
        server.put("Practitioner", "p3", "second", MONDAY.plus(Duration.ofHours(5)));
        server.put("Organization", "o2", "new", MONDAY.plus(Duration.ofHours(6)));
        refresh(days(2));

        assertThat(server.calls).isEqualTo(3);
        assertThat(kept()).isEqualTo(server.shown());
        server.put("Practitioner", "p3", "third", days(3));
        refresh(days(4));
        assertThat(kept()).isEqualTo(server.shown());
    }

    /** The two clocks may differ, and a change may have been under way. */
    @Test
    void changes_of_the_hour_before_are_read_again() throws Exception {
        refresh(MONDAY);
        server.put("Practitioner", "p3", "second", MONDAY.minus(Duration.ofMinutes(59)));
        refresh(days(2));

        assertThat(kept()).isEqualTo(server.shown());
    }

    @Test
    void a_snapshot_from_before_our_last_run_is_too_old() throws Exception {
        refresh(MONDAY);
        server.put("Practitioner", "p3", "second", MONDAY.plusSeconds(60));
        refresh(MONDAY.plusSeconds(120), MONDAY.plusSeconds(60));

        assertThat(kept()).isEqualTo(server.shown());
        refresh(MONDAY.plusSeconds(180), MONDAY.plusSeconds(60));
        assertThat(server.calls).isZero();
    }

    /** A clock that is behind that of the run. */
    @Test
    void a_run_of_the_future_is_looked_at_once() throws Exception {
        refresh(MONDAY, days(1));

        assertThat(server.calls).isEqualTo(PAGES);
    }

    @Test
    void what_was_deleted_disappears_when_everything_is_read_again() throws Exception {
        refresh(MONDAY);
        server.delete("PractitionerRole", "s3");
        refresh(days(6));
        assertThat(kept()).containsKey("PractitionerRole/s3");

        refresh(days(8));
        assertThat(server.calls).isEqualTo(PAGES);
        assertThat(kept()).isEqualTo(server.shown());
        try (Stream<Path> generations = Files.list(folder).filter(Files::isDirectory)) {
            assertThat(generations).hasSize(1);
        }
    }

    /** At each call in turn, with something half written behind; no page is read twice. */
    @Test
    void a_reading_that_is_killed_goes_on_where_it_was() throws Exception {
        int readings = 0;
        boolean done = false;
        while (!done) {
            server.calledBeforeSilence = readings == 0 ? 0 : 1;
            try {
                refresh(MONDAY.plusSeconds(readings));
                done = true;
            } catch (FakeDirectory.Killed e) {
                readings++;
                scribble();
            }
        }
        assertThat(readings).isEqualTo(PAGES);
        server.calledBeforeSilence = Integer.MAX_VALUE;
        assertThat(kept()).isEqualTo(server.shown());
    }

    private void scribble() throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path half :
                    all.filter(path -> path.toString().endsWith(".part")).toList()) {
                Files.writeString(half, "half a page", StandardOpenOption.APPEND);
            }
        }
    }

    @Test
    void a_reading_of_changes_that_is_killed_leaves_the_snapshot_as_it_was() throws Exception {
        refresh(MONDAY);
        Map<String, String> before = kept();
        server.put("Practitioner", "p3", "second", days(1));
        server.calledBeforeSilence = 2;
        assertThatThrownBy(() -> refresh(days(2))).isInstanceOf(FakeDirectory.Killed.class);
        assertThat(kept()).isEqualTo(before);

        server.calledBeforeSilence = Integer.MAX_VALUE;
        refresh(days(2));
        assertThat(server.calls).isEqualTo(1);
        assertThat(kept()).isEqualTo(server.shown());
    }

    /** Servers keep pages for a while only. */
    @Test
    void a_reading_whose_next_page_is_gone_begins_that_type_again() throws Exception {
        server.calledBeforeSilence = 6;
        assertThatThrownBy(() -> refresh(MONDAY)).isInstanceOf(FakeDirectory.Killed.class);
        server.calledBeforeSilence = Integer.MAX_VALUE;
        server.forgottenBefore = 1_000;
        server.put("PractitionerRole", "s0", "second", MONDAY.plusSeconds(30));
        assertThatThrownBy(() -> refresh(MONDAY.plusSeconds(60)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not there, twice");

        server.forgottenBefore = 0;
        refresh(MONDAY.plusSeconds(120));
        assertThat(kept()).isEqualTo(server.shown());
        assertThat(server.calls).isEqualTo(3 + 1 - 1);
    }

    @Test
    void a_server_that_cannot_tell_what_changed_is_read_again_as_a_whole() throws Exception {
        refresh(MONDAY);
        server.withoutLastUpdated = true;
        server.put("Practitioner", "p3", "second", days(1));
        server.delete("PractitionerRole", "s3");
        refresh(days(2));

        assertThat(kept()).isEqualTo(server.shown());
    }

    @Test
    void fewer_than_the_server_announces_are_doubted_until_everything_is_read_again() throws Exception {
        server.announcedTooMany = 1;
        refresh(MONDAY);
        assertThat(doubts()).hasSize(3).contains("the directory announces 11 Practitioner and returns 10");

        server.announcedTooMany = 0;
        refresh(days(2));
        assertThat(doubts()).hasSize(3);
        refresh(days(9));
        assertThat(doubts()).isEmpty();
    }

    private List<String> doubts() throws Exception {
        try (DirectorySnapshot snapshot = DirectorySnapshot.open(folder)) {
            return snapshot.doubts().stream().map(doubt -> doubt.en()).toList();
        }
    }

    @Test
    void nothing_is_used_of_a_snapshot_that_was_not_read_to_its_end_or_was_altered() throws Exception {
        server.calledBeforeSilence = 7;
        assertThatThrownBy(() -> refresh(MONDAY)).isInstanceOf(FakeDirectory.Killed.class);
        assertThatThrownBy(this::kept).isInstanceOf(Refusal.class).hasMessageContaining("read to its end");

        server.calledBeforeSilence = Integer.MAX_VALUE;
        refresh(MONDAY);
        try (Stream<Path> all = Files.walk(folder)) {
            Path roles = all.filter(path -> path.toString().contains("PractitionerRole"))
                    .findFirst()
                    .orElseThrow();
            Files.write(roles, new byte[] {1}, StandardOpenOption.APPEND);
        }
        assertThatThrownBy(this::kept).isInstanceOf(Refusal.class).hasMessageContaining("was altered");
    }

    @Test
    void a_snapshot_is_of_one_directory_and_of_one_process_at_a_time() throws Exception {
        refresh(MONDAY);
        try (DirectorySnapshot held = DirectorySnapshot.open(folder)) {
            assertThatThrownBy(() -> held.bringUpToDate(
                            DirectoryAddress.named("https://autre.exemple.invalid/fhir"),
                            () -> server,
                            AGES,
                            Instant.MIN,
                            MONDAY,
                            ReadingProgress.SILENT))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is a snapshot of https://annuaire.exemple.invalid/fhir/v2");
            assertThatThrownBy(() -> DirectorySnapshot.open(folder)).isInstanceOf(Refusal.class);
        }
    }
}
