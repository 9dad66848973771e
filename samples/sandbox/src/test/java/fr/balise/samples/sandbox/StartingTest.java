package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void a_folder_that_is_not_there_is_named() {
        Path missing = folder.resolve("absent");

        assertThatThrownBy(() -> start(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("*.ndjson");
    }

    @Test
    void every_fault_of_the_files_is_told_with_its_place() {
        SampleFiles.write(folder.resolve("a.json"), "{\"resourceType\":\"Practitioner\"}");
        SampleFiles.write(
                folder.resolve("b.ndjson"), "\n{\"resourceType\":\"Organization\",\"id\":\"o\",\"nmae\":\"x\"}\n");
        SampleFiles.write(folder.resolve("c.json"), "pas du JSON");

        assertThatThrownBy(() -> start(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.json: a Practitioner has no id")
                .hasMessageContaining("b.ndjson line 2")
                .hasMessageContaining("nmae")
                .hasMessageContaining("c.json");
    }

    @Test
    void a_resource_given_twice_is_read_once_and_a_contradiction_is_told() {
        SampleFiles.write(folder.resolve("a.ndjson"), organization("Un") + "\n" + organization("Un"));
        start(folder).close();

        SampleFiles.write(folder.resolve("b.json"), organization("Deux"));
        assertThatThrownBy(() -> start(folder))
                .hasMessageContaining("b.json: Organization/o differs from what a.ndjson line 1 says");
    }

    @Test
    void other_resources_and_other_files_are_passed_over() {
        SampleFiles.write(folder.resolve("a.ndjson"), "{\"resourceType\":\"OperationOutcome\"}\n" + organization("Un"));
        SampleFiles.write(folder.resolve("lisez-moi.txt"), "rien");

        try (SandboxDirectory sandbox = start(folder)) {
            assertThat(sandbox.snapshot(Organization.class, "o").getName()).isEqualTo("Un");
        }
    }

    @Test
    void an_empty_folder_makes_an_empty_directory() {
        try (SandboxDirectory sandbox = start(folder)) {
            assertThat(new Client(sandbox)
                            .get("/Practitioner?_total=accurate")
                            .json()
                            .path("total")
                            .asInt(-1))
                    .isZero();
        }
    }

    @Test
    void two_directories_run_side_by_side_without_sharing_anything() {
        SampleFiles.writeTo(folder);

        try (SandboxDirectory one = start(folder);
                SandboxDirectory other = start(folder)) {
            one.changeBehindTheBack(Practitioner.class, CAMILLE, camille -> camille.setActive(false));

            assertThat(other.snapshot(Practitioner.class, CAMILLE).getActive()).isTrue();
            assertThat(one.baseUrl()).isNotEqualTo(other.baseUrl());
        }
    }

    @Test
    void a_snapshot_is_a_copy() {
        SampleFiles.writeTo(folder);

        try (SandboxDirectory sandbox = start(folder)) {
            String before = sandbox.resourceJson("Practitioner", CAMILLE);
            sandbox.snapshot(Practitioner.class, CAMILLE).getTelecom().clear();

            assertThat(sandbox.resourceJson("Practitioner", CAMILLE)).isEqualTo(before);
        }
    }

    @Test
    void what_is_not_there_cannot_be_looked_at_or_changed() {
        try (SandboxDirectory sandbox = start(folder)) {
            assertThatThrownBy(() -> sandbox.telecomJson("Practitioner", "x"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("Practitioner/x");
            assertThatThrownBy(() -> sandbox.changeBehindTheBack(Practitioner.class, "x", x -> {}))
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    private static SandboxDirectory start(Path folder) {
        return SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit());
    }

    private static String organization(String name) {
        return "{\"resourceType\":\"Organization\",\"id\":\"o\",\"name\":\"" + name + "\"}";
    }
}
