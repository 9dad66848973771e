package fr.balise.adapters.publication.apply;

import fr.balise.adapters.fhir.gateway.*;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.samples.sandbox.*;
import java.nio.file.*;
import org.junit.jupiter.api.*;

class DebugTest {
    @Test
    void d(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        Fixtures.write(
                folder,
                Fixtures.practitioner("p1", "10000000001"),
                Fixtures.structure("o", "010000001"),
                Fixtures.situation("s", "1001", "p1", "o"));
        try (SandboxDirectory sandbox = SandboxDirectory.start(
                SandboxOptions.builder(folder).withoutRateLimit().build())) {
            Transport t = Publishing.transport(sandbox.baseUrl());
            System.out.println(
                    t.exchange(
                            Call.search(
                                    "PractitionerRole",
                                    "_id=s&_include=PractitionerRole%3Apractitioner&_include=PractitionerRole%3Aorganization&_count=1000")));
        }
    }
}
