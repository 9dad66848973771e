package fr.balise.adapters.publication.execution;

import static fr.balise.adapters.publication.Fixtures.attach;
import static fr.balise.adapters.publication.Fixtures.mailbox;
import static fr.balise.adapters.publication.Fixtures.plan;
import static fr.balise.adapters.publication.Fixtures.practitioner;
import static fr.balise.adapters.publication.Fixtures.situation;
import static fr.balise.adapters.publication.Fixtures.structure;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.Targeting;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.options.WriteDialect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the workshop [A3], counted at the server. */
class WorkshopCasesTest {
    private static final String PHONE = "{\"extension\":[{\"url\":\"https://exemple.fr/inconnue\",\"valueString\":\"à "
            + "garder\"}],\"system\":\"phone\",\"value\":\"01 02 03 04 05\",\"use\":\"work\"}";
    private static final String FAX = "{\"system\":\"fax\",\"value\":\"01 02 03 04 06\"}";
    private static final String EMAIL = "{\"system\":\"email\",\"value\":\"accueil@courriel-exemple.fr\"}";
    private static final String FOREIGN = mailbox("autre@ailleurs.mssante.fr", "PER");

    @TempDir
    Path folder;

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of("draft-2026-06-19", WriteDialect.DRAFT_OF_19_JUNE, Targeting.BY_ID),
                Arguments.of("draft-2026-06-19", WriteDialect.DRAFT_OF_19_JUNE, Targeting.CONDITIONAL),
                Arguments.of("draft-2026-06-24", WriteDialect.DRAFT_OF_24_JUNE, Targeting.BY_ID),
                Arguments.of("draft-2026-06-24", WriteDialect.DRAFT_OF_24_JUNE, Targeting.CONDITIONAL));
    }

    private Path directory() {
        return Fixtures.write(
                folder,
                Stream.concat(
                                Stream.of(
                                        practitioner("p1", "10000000001"),
                                        structure("hopital", "010000001"),
                                        structure("cabinet", "010000002"),
                                        situation("s-hopital", "1001", "p1", "hopital", PHONE, FOREIGN, FAX, EMAIL),
                                        situation("s-ville", "1002", "p1", "cabinet")),
                                IntStream.rangeClosed(1, 4)
                                        .boxed()
                                        .flatMap(n -> Stream.of(
                                                structure("labo-" + n, "01000001" + n),
                                                situation("s-labo-" + n, "200" + n, "p1", "labo-" + n))))
                        .toList());
    }

    private void check(
            String dialect, WriteDialect accepted, Targeting targeting, List<Change> changes, List<String> byId)
            throws Exception {
        ApiDialect spoken = Publishing.preset(dialect).with(targeting);
        SandboxOptions options = SandboxOptions.serving(directory())
                .with("writeDialect", accepted)
                .withoutRateLimit();
        try (SandboxDirectory sandbox = SandboxDirectory.start(options);
                Publishing publishing = new Publishing(sandbox, spoken)) {
            Plan plan = plan(changes);
            RunReport report = publishing.apply(plan);
            assertThat(report.results()).allMatch(result -> result.outcome() == Outcome.APPLIED);
            assertThat(publishing.patches()).hasSameSizeAs(byId);
            if (targeting == Targeting.BY_ID) {
                assertThat(publishing.patches()).containsExactlyInAnyOrderElementsOf(byId);
            } else {
                assertThat(publishing.patches()).allMatch(target -> target.contains("?"));
            }
            assertThat(publishing.verify(plan).agrees()).isTrue();
            assertThat(sandbox.telecomJson("PractitionerRole", "s-hopital"))
                    .contains(Stream.of(PHONE, FAX, EMAIL)
                            .map(telecom -> Fixtures.json(telecom).toString())
                            .toList());
            assertThat(sandbox.telecomJson("PractitionerRole", "s-hopital")).contains("autre@ailleurs.mssante.fr");
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("dialects")
    void a_professional_in_a_single_hospital_takes_one_call(String dialect, WriteDialect accepted, Targeting targeting)
            throws Exception {
        check(
                dialect,
                accepted,
                targeting,
                List.of(attach("medecin@exemple.mssante.fr", MailboxType.PER, situation("s-hopital"))),
                List.of("PractitionerRole/s-hopital"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("dialects")
    void hospital_and_town_with_a_mailbox_each_take_one_call_each(
            String dialect, WriteDialect accepted, Targeting targeting) throws Exception {
        check(
                dialect,
                accepted,
                targeting,
                List.of(
                        attach("jesuisalhopital@exemple.mssante.fr", MailboxType.PER, situation("s-hopital")),
                        attach("jesuisenville@exemple.mssante.fr", MailboxType.PER, situation("s-ville"))),
                List.of("PractitionerRole/s-hopital", "PractitionerRole/s-ville"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("dialects")
    void four_laboratory_situations_take_four_calls(String dialect, WriteDialect accepted, Targeting targeting)
            throws Exception {
        check(
                dialect,
                accepted,
                targeting,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(
                                n -> attach("jesuisaulabo@labo.mssante.fr", MailboxType.PER, situation("s-labo-" + n)))
                        .toList(),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(n -> "PractitionerRole/s-labo-" + n)
                        .toList());
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("dialects")
    void the_service_mailbox_as_contact_takes_two_calls(String dialect, WriteDialect accepted, Targeting targeting)
            throws Exception {
        check(
                dialect,
                accepted,
                targeting,
                List.of(
                        attach("secretariat@exemple.mssante.fr", MailboxType.ORG, structure("hopital")),
                        attach("secretariat@exemple.mssante.fr", MailboxType.ORG, situation("s-hopital"))),
                List.of("Organization/hopital", "PractitionerRole/s-hopital"));
    }
}
