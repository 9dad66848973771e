package fr.balise.adapters.publication.report;

import fr.balise.adapters.formats.fixtures.RecordSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunSchemasTest {
    private static final Path RESOURCES = Path.of("../formats/src/main/resources/fr/balise/adapters/formats");

    @Test
    void the_published_schemas_of_a_run_say_what_its_records_say() throws IOException {
        RecordSchema.check(RESOURCES, RunJson.SCHEMA, "A finished run, version 1", RunJson.class);
        RecordSchema.check(RESOURCES, RunsJson.SCHEMA, "The runs that a journal knows, version 1", RunsJson.class);
        RecordSchema.check(RESOURCES, EventJson.SCHEMA, "An event of a run, version 1", EventJson.class);
    }
}
