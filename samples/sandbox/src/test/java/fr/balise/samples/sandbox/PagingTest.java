package fr.balise.samples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagingTest {
    private static final int CROWD = 230;

    private SandboxDirectory sandbox;
    private Client client;

    @BeforeEach
    void start(@TempDir Path folder) {
        sandbox = SandboxDirectory.start(SandboxOptions.serving(SampleFiles.writeCrowd(folder, CROWD))
                .withoutRateLimit()
                .with("maxPageSize", 100));
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void following_next_meets_every_entry_once() {
        List<String> met = walk(client.get("/Practitioner?_count=7"));

        assertThat(met).hasSize(CROWD).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_page_holds_fifty_unless_told_otherwise_and_never_more_than_the_maximum() {
        assertThat(client.get("/Practitioner").ids()).hasSize(50);
        assertThat(client.get("/Practitioner?_count=9999").ids()).hasSize(100);
    }

    @Test
    void the_last_page_has_no_next_even_when_it_is_full() {
        assertThat(client.get("/Practitioner?_count=100").next()).contains("_page_token=");
        assertThat(client.get("/Practitioner?identifier=" + SampleFiles.crowdRpps(3) + "&_count=1")
                        .next())
                .isEmpty();
    }

    @Test
    void a_posted_search_for_two_hundred_identifiers_is_paged_by_get() {
        String identifiers = IntStream.range(0, 200)
                .mapToObj(i -> "https://rpps.esante.gouv.fr|" + SampleFiles.crowdRpps(i))
                .collect(Collectors.joining(","));

        List<String> met = walk(client.search("Practitioner", "_count=90&identifier=" + Client.encoded(identifiers)));

        assertThat(met).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void a_page_can_be_asked_for_again() {
        String next = client.get("/Practitioner?_count=5").next();

        assertThat(client.follow(next).ids()).isEqualTo(client.follow(next).ids());
    }

    @Test
    void a_change_between_two_pages_neither_hides_nor_repeats_an_entry() {
        Answer first = client.get("/Practitioner?_count=5");
        sandbox.changeBehindTheBack(Practitioner.class, first.ids().get(0), one -> one.setActive(false));

        assertThat(walk(first)).hasSize(CROWD).doesNotHaveDuplicates();
    }

    @Test
    void the_next_page_keeps_elements_and_total() {
        Answer second = client.follow(client.get("/Practitioner?_count=5&_elements=active&_total=accurate")
                .next());

        assertThat(second.json().path("total").asInt()).isEqualTo(CROWD);
        assertThat(second.json().at("/entry/0/resource").has("identifier")).isFalse();
    }

    @Test
    void a_token_nobody_gave_is_gone() {
        Answer answer = client.get("/Practitioner?_page_token=inventee");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.issue().path("code").asText()).isEqualTo("expired");
    }

    private List<String> walk(Answer first) {
        List<String> met = new ArrayList<>(first.ids());
        for (String next = first.next(); !next.isEmpty(); ) {
            Answer page = client.follow(next);
            met.addAll(page.ids());
            next = page.next();
        }
        return met;
    }
}
