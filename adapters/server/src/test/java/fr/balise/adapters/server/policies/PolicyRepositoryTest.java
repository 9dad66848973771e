package fr.balise.adapters.server.policies;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.store.DocumentStore;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.operations.sources.DirectoryAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions are kept, who wrote them, and which one is in force after a restart. */
class PolicyRepositoryTest {
    private static final Caller ALICE = new Caller("alice", "Alice", "127.0.0.1");
    private static final Caller BOB = new Caller("bob", "Bob", "127.0.0.1");

    @TempDir
    private Path folder;

    private PolicyRepository repository;

    @BeforeEach
    void begin() throws Exception {
        repository = begun("named");
    }

    private DocumentStore store() throws JournalFailure {
        DirectoryAddress directory = new DirectoryAddress("https://annuaire.exemple.fr/fhir");
        StatePlace place = new StatePlace(Optional.empty(), null, null);
        return new DocumentStore(
                place.documents(directory, Optional.of(folder.resolve("store").toString())),
                "policies",
                Clock.systemUTC());
    }

    private PolicyRepository begun(String named) throws Exception {
        PolicyRepository begun = new PolicyRepository(store(), Clock.systemUTC());
        begun.begin(files(named));
        return begun;
    }

    private static PolicyFiles files(String text) {
        return new PolicyFiles(new TreeMap<>(Map.of("policy.yaml", text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Whoever changed a comma last would otherwise be the only writer. */
    @Test
    void whoever_wrote_a_part_of_what_newly_comes_into_force_is_a_writer_of_it() {
        String alices = repository
                .keep(files("alice"), ALICE, PolicyVersion.idOf(files("named")))
                .id();
        String bobs = repository.keep(files("alice, bob"), BOB, alices).id();

        assertThat(repository.writers(bobs)).containsExactly("alice", "bob");
        repository.activated(alices, BOB);
        assertThat(repository.writers(bobs)).containsExactly("bob");
    }

    @Test
    void who_hands_in_again_what_somebody_wrote_does_not_take_the_text_from_its_writer() {
        String version = repository.keep(files("same"), ALICE, "").id();
        repository.keep(files("same"), BOB, "");

        assertThat(repository.writers(version)).containsExactly("alice", "bob");
    }

    @Test
    void the_version_put_in_force_stays_until_the_command_line_names_another_policy() throws Exception {
        String version = repository.keep(files("next"), ALICE, "").id();
        repository.activated(version, BOB);

        assertThat(PolicyVersion.idOf(new PolicyRepository(store(), Clock.systemUTC()).begin(files("named"))))
                .isEqualTo(version);
        assertThat(PolicyVersion.idOf(new PolicyRepository(store(), Clock.systemUTC()).begin(files("mended"))))
                .isEqualTo(PolicyVersion.idOf(files("mended")));
    }
}
