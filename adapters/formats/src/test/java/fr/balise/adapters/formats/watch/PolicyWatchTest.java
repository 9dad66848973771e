package fr.balise.adapters.formats.watch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PolicyWatchTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void aPolicy() throws IOException {
        write("policy.yaml", "version: 1");
        write("rules/a.drl", "rule");
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private PolicyWatch watch() throws InvalidPolicy {
        return new PolicyWatch(folder, PolicyFolder.read(folder), new PolicyWatch.Changes() {
            @Override
            public void changed(PolicyFiles files) {
                told.add("changed, files " + files.content().keySet());
            }

            @Override
            public void unreadable(InvalidPolicy why) {
                told.add("unreadable");
            }
        });
    }

    @Test
    void what_is_in_use_already_is_not_told() throws Exception {
        try (PolicyWatch watch = watch()) {
            watch.look();
            watch.look();
            watch.look();

            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_certificate_left_by_a_proof_is_no_change() throws Exception {
        try (PolicyWatch watch = watch()) {
            write("certificate.json", "{}");
            watch.look();
            watch.look();

            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_change_is_told_once_it_has_settled_and_once_only() throws Exception {
        try (PolicyWatch watch = watch()) {
            write("policy.yaml", "version: ");
            watch.look();
            write("policy.yaml", "version: 2");
            watch.look();
            assertThat(told).isEmpty();

            watch.look();
            watch.look();
            assertThat(told).containsExactly("changed, files [policy.yaml, rules/a.drl]");
        }
    }

    @Test
    void a_file_added_removed_or_mended_back_is_a_change() throws Exception {
        try (PolicyWatch watch = watch()) {
            write("scenarios/a.yaml", "x");
            watch.look();
            watch.look();
            Files.delete(folder.resolve("scenarios/a.yaml"));
            watch.look();
            watch.look();

            assertThat(told)
                    .containsExactly(
                            "changed, files [policy.yaml, rules/a.drl, scenarios/a.yaml]",
                            "changed, files [policy.yaml, rules/a.drl]");
        }
    }

    @Test
    void a_change_that_is_undone_at_once_is_not_told() throws Exception {
        try (PolicyWatch watch = watch()) {
            write("policy.yaml", "version: 2");
            watch.look();
            write("policy.yaml", "version: 1");
            watch.look();
            watch.look();

            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_folder_that_vanishes_is_told_once_and_its_return_too() throws Exception {
        Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
        try (PolicyWatch watch = watch()) {
            Files.move(folder, aside);
            watch.look();
            watch.look();
            watch.look();
            Files.move(aside, folder);
            watch.look();
            watch.look();

            assertThat(told).containsExactly("unreadable", "changed, files [policy.yaml, rules/a.drl]");
        }
    }

    @Test
    void what_a_spreadsheet_program_leaves_while_a_table_is_open_is_not_a_change() throws Exception {
        try (PolicyWatch watch = watch()) {
            write("tables/~$closures.xlsx", "somebody");
            write("tables/.~lock.closures.csv#", "somebody");
            watch.look();
            watch.look();

            assertThat(told).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void a_started_watch_looks_by_itself_and_outlives_a_listener_that_fails() throws Exception {
        BlockingQueue<PolicyFiles> changed = new LinkedBlockingQueue<>();
        BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        PolicyWatch.Changes changes = new PolicyWatch.Changes() {
            @Override
            public void changed(PolicyFiles files) {
                changed.add(files);
                throw new IllegalStateException("a listener that fails, on purpose");
            }

            @Override
            public void unreadable(InvalidPolicy why) {}
        };
        try (PolicyWatch watch = new PolicyWatch(folder, PolicyFolder.read(folder), changes)) {
            watch.start(Duration.ofMillis(5));
            write("policy.yaml", "version: 2");
            changed.take();
            write("policy.yaml", "version: 3");

            assertThat(changed.take().content()).containsKey("policy.yaml");
            assertThat(failures.take()).hasMessage("a listener that fails, on purpose");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
    }
}
