package fr.balise.samples.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.stock.MailboxType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private static final int SOME = 2000;

    @TempDir
    private Path folder;

    private Path written(String name, long seed) throws IOException {
        Path out = Files.createDirectory(folder.resolve(name));
        new Generator(Shape.country(seed, SOME, DAY), (done, all) -> {}).write(out);
        return out;
    }

    private static SortedMap<String, String> content(Path folder) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_other_ones() throws IOException {
        SortedMap<String, String> first = content(written("first", 1));
        assertThat(content(written("again", 1))).isEqualTo(first);
        SortedMap<String, String> other = content(written("other", 2));
        assertThat(other.keySet()).isEqualTo(first.keySet());
        assertThat(other.get("mailboxes.csv")).isNotEqualTo(first.get("mailboxes.csv"));
    }

    @Test
    void what_is_written_is_read_without_a_finding() throws Exception {
        PublicationFacts facts = DataSet.read(written("read", 1));
        assertThat(facts.findings()).isEmpty();
        assertThat(count(facts, Carrier.Practitioner.class)).isEqualTo(SOME);
    }

    @Test
    void it_has_the_proportions_of_the_country() throws Exception {
        PublicationFacts facts = DataSet.read(written("shape", 1));
        assertNear(1.026, count(facts, Carrier.PracticeSituation.class));
        assertNear(1.02, count(facts, Carrier.Structure.class));
        assertNear(0.233, stock(facts, MailboxType.PER));
        assertNear(0.041, stock(facts, MailboxType.ORG));
    }

    @Test
    void the_extract_shows_what_open_records_show() throws Exception {
        Path out = written("extract", 1);
        List<String> published = new ArrayList<>();
        for (Carrier carrier : DataSet.read(out).carriers()) {
            carrier.attachments().stream()
                    .filter(shown -> carrier.active())
                    .filter(shown -> shown.type() == MailboxType.PER || shown.type() == MailboxType.ORG)
                    .forEach(shown -> published.add(shown.address().value()));
        }
        List<String> lines = Files.readAllLines(out.resolve("Extraction_Correspondance_MSSante_20261201.txt"));
        List<String> extracted =
                lines.stream().skip(1).map(line -> line.split("\\|")[1]).toList();
        assertThat(extracted).containsExactlyInAnyOrderElementsOf(published);
    }

    private static long count(PublicationFacts facts, Class<? extends Carrier> kind) {
        return facts.carriers().stream().filter(kind::isInstance).count();
    }

    private static long stock(PublicationFacts facts, MailboxType type) {
        return facts.mailboxes().stream()
                .filter(mailbox -> mailbox.type() == type)
                .count();
    }

    private static void assertNear(double ofEachProfessional, long counted) {
        assertThat((double) counted).isCloseTo(ofEachProfessional * SOME, withinPercentage(15));
    }
}
