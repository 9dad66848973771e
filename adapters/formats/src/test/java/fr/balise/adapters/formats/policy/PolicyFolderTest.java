package fr.balise.adapters.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.findings.Language;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFolderTest {
    private static final Path REFERENCE = Path.of("../../rules/policy");

    @TempDir
    private Path temporary;

    @Test
    void a_folder_is_read_with_its_sub_folders() throws Exception {
        Path policy = policy();

        assertThat(PolicyFolder.read(policy).content()).containsOnlyKeys("policy.yaml", "rules/a.drl");
    }

    @Test
    void hidden_files_and_backups_of_editors_are_left_aside() throws Exception {
        Path policy = policy();
        for (String name : List.of(
                ".git/config",
                "rules/a.drl~",
                "rules/.a.drl.swp",
                "rules/#a.drl#",
                "rules/a.drl.bak",
                "~$x.xlsx",
                "rules/A.DRL.ORIG",
                "__MACOSX/x",
                "Thumbs.db")) {
            write(policy.resolve(name), "x");
        }

        assertThat(PolicyFolder.read(policy).content()).containsOnlyKeys("policy.yaml", "rules/a.drl");
    }

    @Test
    void a_folder_and_its_zip_are_the_same_policy() throws Exception {
        String digest = PolicyFolder.read(REFERENCE).digest();
        Path flat = temporary.resolve("flat.zip");
        Path wrapped = temporary.resolve("wrapped.zip");
        zip(REFERENCE, "", flat);
        zip(REFERENCE, "policy/", wrapped);

        assertThat(PolicyFolder.read(flat).digest()).isEqualTo(digest);
        assertThat(PolicyFolder.read(wrapped).digest()).isEqualTo(digest);
    }

    @Test
    void a_link_that_leads_outside_is_refused() throws Exception {
        Path policy = policy();
        write(temporary.resolve("secret.drl"), "x");
        Files.createSymbolicLink(policy.resolve("rules/b.drl"), temporary.resolve("secret.drl"));
        Files.createSymbolicLink(policy.resolve("more"), temporary);

        assertThat(problems(policy))
                .containsExactly(
                        "more: this link leads out of the policy's folder. Copy the file into it.",
                        "rules/b.drl: this link leads out of the policy's folder. Copy the file into it.");
    }

    @Test
    void a_link_that_stays_inside_is_followed() throws Exception {
        Path policy = temporary.resolve("mounted");
        write(policy.resolve("..data/policy.yaml"), "name: x");
        write(policy.resolve("..data/rules/a.drl"), "");
        Files.createSymbolicLink(policy.resolve("policy.yaml"), Path.of("..data/policy.yaml"));
        Files.createSymbolicLink(policy.resolve("rules"), Path.of("..data/rules"));

        assertThat(PolicyFolder.read(policy).content()).containsOnlyKeys("policy.yaml", "rules/a.drl");
    }

    @Test
    void what_is_no_regular_file_is_told_and_never_waited_for() throws Exception {
        Path policy = policy();
        Files.createDirectories(policy.resolve("tables"));
        Files.createSymbolicLink(policy.resolve("tables/stock.csv"), Path.of("nowhere.csv"));
        assertThat(new ProcessBuilder(
                                "mkfifo", policy.resolve("tables/pipe.csv").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(problems(policy))
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("tables/") && problem.contains(": this is no regular file"));
    }

    @Test
    void a_folder_in_the_place_of_a_file_is_told() throws Exception {
        Path policy = policy();
        Files.createDirectories(policy.resolve("tables/stock.csv"));

        assertThat(problems(policy))
                .singleElement()
                .asString()
                .startsWith("tables/stock.csv: this is a folder, and its name is that of a file.");
    }

    @Test
    void a_link_in_a_circle_is_reported() throws Exception {
        Path policy = policy();
        Files.createSymbolicLink(policy.resolve("rules/again"), policy);

        assertThat(problems(policy)).singleElement().asString().startsWith("rules/again: cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.drl",
                "rules/../../outside.drl",
                "/etc/outside.drl",
                "C:/outside.drl",
                "..\\outside.drl",
                "rules/./a.drl",
                "rules//a.drl",
                "rules/a\u0000.drl"
            })
    void a_zip_entry_that_leads_outside_is_refused(String name) throws Exception {
        Path zip = temporary.resolve("slip.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "policy.yaml", "name: x".getBytes(StandardCharsets.UTF_8));
            entry(out, name, "x".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(problems(zip))
                .singleElement()
                .asString()
                .endsWith(": this zip entry leads out of the folder. Zip the policy's folder again.");
    }

    @Test
    void a_zip_bomb_is_refused_before_it_swells() throws Exception {
        Path zip = temporary.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "policy.yaml", new byte[200_000_000]);
        }

        assertThat(problems(zip))
                .containsExactly("policy.yaml: more than 5 MB. A policy is made of short texts: take out what is not.");
    }

    @Test
    void the_whole_has_a_bound_too() throws Exception {
        Path policy = policy();
        for (int i = 0; i < 5; i++) {
            Files.write(policy.resolve("big" + i), new byte[4_900_000]);
        }

        assertThat(problems(policy))
                .containsExactly("policy: more than 20 MB. A policy is made of short texts: take out what is not.");
    }

    @Test
    void more_files_than_any_policy_has_are_refused() throws Exception {
        Path policy = policy();
        for (int i = 0; i < GatheredFiles.MOST_FILES; i++) {
            write(policy.resolve("rules/r" + i + ".drl"), "");
        }

        assertThat(problems(policy)).containsExactly("policy: more than 2000 files. Is this the policy's folder?");
    }

    @Test
    void a_path_that_does_not_exist_says_what_to_give() {
        assertThat(problems(temporary.resolve("nowhere")))
                .containsExactly("nowhere: " + temporary.resolve("nowhere")
                        + " does not exist. Give the folder (or zip) that holds policy.yaml.");
    }

    @Test
    void a_file_that_is_no_zip_says_what_to_give() throws Exception {
        Path file = temporary.resolve("policy.yaml");
        write(file, "name: x");

        assertThat(problems(file))
                .containsExactly("policy.yaml: this is neither a folder nor a readable zip. Give the folder"
                        + " (or zip) that holds policy.yaml.");
    }

    @Test
    void an_empty_folder_says_what_to_give() throws Exception {
        Path empty = Files.createDirectory(temporary.resolve("empty"));

        assertThat(problems(empty)).containsExactly("empty: no file in it. Give the folder that holds policy.yaml.");
    }

    private Path policy() throws IOException {
        Path policy = temporary.resolve("policy");
        write(policy.resolve("policy.yaml"), "name: x");
        write(policy.resolve("rules/a.drl"), "");
        return policy;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void zip(Path folder, String prefix, Path zip) throws Exception {
        try (OutputStream bytes = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (var file : PolicyFolder.read(folder).content().entrySet()) {
                entry(out, prefix + file.getKey(), file.getValue());
            }
        }
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static List<String> problems(Path policy) {
        return catchThrowableOfType(InvalidPolicy.class, () -> PolicyFolder.read(policy)).problems().stream()
                .map(problem -> problem.in(Language.EN))
                .toList();
    }
}
