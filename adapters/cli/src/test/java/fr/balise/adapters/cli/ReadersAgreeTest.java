package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.directory.SearchedDirectory;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Body;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.planning.Plan;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.ReadingProgress;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same resources, as files and over HTTP: the same facts, the same findings, the same plan. */
class ReadersAgreeTest {
    private static final LocalDate AS_OF = LocalDate.parse("2026-12-01");
    private static final String ADDRESS = "a.b@exemple.mssante.fr";
    private static final String MAILBOX = "{\"system\":\"email\",\"value\":\"" + ADDRESS
            + "\",\"extension\":[{\"url\":\"https://hl7.fr/ig/fhir/core/StructureDefinition/"
            + "fr-core-contact-point-email-type\",\"valueCoding\":{\"code\":\"MSSANTE\"}}]%s}";
    private static final String DOCTOR = "{\"resourceType\":\"Practitioner\",\"id\":\"p1\",\"active\":true,"
            + "\"identifier\":[{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"810000000001\"}]}";
    private static final String HOSPITAL = "{\"resourceType\":\"Organization\",\"id\":\"o1\",\"active\":true,"
            + "\"identifier\":[{\"system\":\"https://finess.esante.gouv.fr\",\"value\":\"010000001\"}]}";
    private static final String PLAIN = "{\"reference\":\"Practitioner/p1\"}";

    private static final String BASE = "https://annuaire.sante.fr/fhir";
    private static final String URN = "urn:uuid:7d0b3d8e-58f5-4d1a-9f2c-6c0f0e2f9a11";

    private static PublicationEngine engine;

    private String fullUrlOfTheDoctor = BASE + "/Practitioner/p1";
    private String stockLine = "a.b@exemple.mssante.fr,PER,8,10000000001,010000001,ACTIVE,2026-11-20,no,,,";

    @TempDir
    private Path folder;

    @BeforeAll
    static void loadTheReferencePolicy() throws Exception {
        engine = PublicationEngine.load(PolicyFolder.read(Path.of("../../rules/policy")));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static String situation(String practitioner, String more, String mailbox) {
        return "{\"resourceType\":\"PractitionerRole\",\"id\":\"s1\",\"active\":true" + more
                + ",\"identifier\":[{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"1001\"}],\"practitioner\":"
                + practitioner + ",\"organization\":{\"reference\":\"Organization/o1\"},\"telecom\":["
                + MAILBOX.formatted(mailbox) + "]}";
    }

    static Stream<Arguments> references() {
        Reference doctor = Reference.to(new CarrierRef(CarrierKind.PRACTITIONER, "p1"));
        String inside = ",\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"inside\",\"identifier\":"
                + "[{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"810000000001\"}]}]";
        return Stream.of(
                Arguments.of(PLAIN, "", doctor),
                Arguments.of("{\"reference\":\"Practitioner/p1/_history/3\"}", "", doctor),
                Arguments.of("{\"reference\":\"Practitioner/p1/\"}", "", doctor),
                Arguments.of("{\"reference\":\"" + BASE + "/Practitioner/p1\"}", "", doctor),
                Arguments.of("{\"reference\":\"" + BASE + "/Practitioner/p1/_history/3/\"}", "", doctor),
                Arguments.of(
                        "{\"identifier\":{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"810000000001\"}}",
                        "",
                        doctor),
                Arguments.of("{\"reference\":\"#inside\"}", inside, doctor),
                unknown("https://elsewhere.exemple.invalid/fhir/Practitioner/p1"),
                unknown("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"),
                Arguments.of(
                        "{\"reference\":\"Practitioner/ghost\"}",
                        "",
                        Reference.to(new CarrierRef(CarrierKind.PRACTITIONER, "ghost"))));
    }

    /** Entries known by {@code urn:uuid} alone, as a transaction or a document names them. */
    @Test
    void a_reference_by_urn_means_the_entry_of_that_full_url() throws Exception {
        fullUrlOfTheDoctor = URN;
        every_form_of_reference_means_the_same(
                "{\"reference\":\"" + URN + "\"}", "", Reference.to(new CarrierRef(CarrierKind.PRACTITIONER, "p1")));
    }

    /** The directory knows itself by another address than the gateway's under which it is read. */
    @Test
    void references_under_the_directorys_own_address_lead_to_its_situations_and_structures() throws Exception {
        String ward = HOSPITAL.replace("\"o1\"", "\"o2\"")
                .replace("010000001", "010000002")
                .replace("\"active\"", "\"partOf\":{\"reference\":\"" + BASE + "/Organization/o1\"},\"active\"");
        Both both = read(
                DOCTOR,
                HOSPITAL,
                ward,
                situation("{\"reference\":\"" + BASE + "/Practitioner/p1\"}", "", "")
                        .replace("Organization/o1", BASE + "/Organization/o2"));

        assertThat(plan(both.files()).findings())
                .extracting(finding -> finding.code())
                .doesNotContain("REFERENCE_UNKNOWN");
        both.agree();
    }

    /** RPPS numbers take the place of ADELI numbers, and records bear both meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"PER,8,10000000001", "PER,0,759900001"})
    void a_record_with_an_rpps_and_an_adeli_number_is_the_holders_by_either(String holder) throws Exception {
        stockLine = "a.b@exemple.mssante.fr," + holder + ",,ACTIVE,2026-11-20,no,,,";
        Both both = read(
                DOCTOR.replace(
                        "\"identifier\":[",
                        "\"identifier\":[{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"0759900001\"},"
                                + "{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"10000000001\"},"),
                HOSPITAL,
                situation(PLAIN, "", ""));

        assertThat(plan(both.files()).changes()).isEmpty();
        assertThat(plan(both.files()).findings()).isEmpty();
        both.agree();
    }

    private static Arguments unknown(String reference) {
        return Arguments.of("{\"reference\":\"" + reference + "\"}", "", new Reference.Unknown(reference));
    }

    @ParameterizedTest
    @MethodSource("references")
    void every_form_of_reference_means_the_same(String practitioner, String more, Reference meant) throws Exception {
        Both both = read(DOCTOR, HOSPITAL, situation(practitioner, more, ""));

        assertThat(both.files().carriers())
                .filteredOn(PracticeSituation.class::isInstance)
                .extracting(carrier -> ((PracticeSituation) carrier).practitioner())
                .containsExactly(meant);
        both.agree();
    }

    static Stream<List<String>> doubtfulDirectories() {
        String again = HOSPITAL.replace("\"o1\"", "\"o2\"");
        String doctorAgain = DOCTOR.replace("\"p1\"", "\"p2\"");
        String plain = situation(PLAIN, "", "");
        return Stream.of(
                List.of(DOCTOR, HOSPITAL, situation(PLAIN, ",\"period\":{\"end\":\"2025-12-31\"}", "")),
                List.of(DOCTOR, HOSPITAL, situation(PLAIN, "", ",\"use\":\"old\"")),
                List.of(DOCTOR, HOSPITAL, situation(PLAIN, "", ",\"period\":{\"end\":\"2026-11\"}")),
                List.of(DOCTOR, HOSPITAL, again, plain),
                List.of(DOCTOR, doctorAgain, HOSPITAL, plain),
                List.of(DOCTOR, HOSPITAL, plain, plain.replace("\"s1\"", "\"s2\"")),
                List.of(DOCTOR, HOSPITAL, plain, plain.replace("\"s1\"", "\"S1\"")));
    }

    @ParameterizedTest
    @MethodSource("doubtfulDirectories")
    void what_is_doubtful_is_doubtful_to_both_and_moves_nothing(List<String> resources) throws Exception {
        Both both = read(resources.toArray(String[]::new));

        assertThat(plan(both.files()).findings())
                .extracting(finding -> finding.code())
                .containsAnyOf("DOUBTFUL_RECORD", "AMBIGUOUS_IDENTIFIER");
        assertThat(plan(both.files()).changes()).isEmpty();
        both.agree();
    }

    private record Both(PublicationFacts files, PublicationFacts live) {
        void agree() {
            assertThat(sorted(live.carriers())).isEqualTo(sorted(files.carriers()));
            assertThat(live.doubts()).isEqualTo(files.doubts());
            assertThat(live.gaps()).isEqualTo(files.gaps());
            assertThat(plan(live).findings()).isEqualTo(plan(files).findings());
            assertThat(plan(live).changes()).isEqualTo(plan(files).changes());
        }

        private static List<Carrier> sorted(List<Carrier> carriers) {
            return carriers.stream()
                    .sorted((one, other) -> one.ref().compareTo(other.ref()))
                    .toList();
        }
    }

    private static Plan plan(PublicationFacts facts) {
        return engine.plan(facts, AS_OF);
    }

    private Both read(String... resources) throws Exception {
        Path directory = Files.createDirectory(folder.resolve("directory"));
        Files.writeString(folder.resolve("operator.yaml"), "name: Exemple\ndomains: [exemple.mssante.fr]\n");
        Files.writeString(folder.resolve("mailboxes.csv"), """
                address,type,holder_id_type,holder_id,structure,status,last_activity,red_list,description,service,responsible
                %s
                accueil@exemple.mssante.fr,ORG,,,010000001,SUSPENDED,2026-11-20,no,,,
                """.formatted(stockLine));
        Files.writeString(folder.resolve("declarations.csv"), """
                address,situation,wanted,preferred,declared_on
                a.b@exemple.mssante.fr,1001,yes,no,2026-10-01
                """);
        Files.writeString(
                directory.resolve("all.json"),
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                        + String.join(
                                ",",
                                Stream.of(resources)
                                        .map(resource -> "{\"fullUrl\":\"" + fullUrl(resource) + "\",\"resource\":"
                                                + resource + "}")
                                        .toList())
                        + "]}");
        PublicationFacts operatorSide = DataSet.readOperatorSide(folder);
        try (SandboxDirectory sandbox =
                        SandboxDirectory.start(SandboxOptions.serving(directory).withoutRateLimit());
                HttpTransport transport =
                        new HttpTransport(NetworkSettings.of(sandbox.baseUrl(), ApiKey.of("sandbox")))) {
            DirectoryReading live = new SearchedDirectory(
                            DirectoryAddress.of(transport.base()),
                            () -> new KnownOtherwise(transport, fullUrlOfTheDoctor),
                            DirectorySearch.BATCH_BYTES,
                            ReadingProgress.SILENT)
                    .read(operatorSide, TypeSettings.NONE);
            return new Both(DataSet.read(folder), operatorSide.withDirectory(live.directory(), Map.of()));
        }
    }

    private String fullUrl(String resource) {
        String type = resource.replaceAll("^.\"resourceType\":\"(\\w+)\".*", "$1");
        String id = resource.replaceAll("^.\"resourceType\":\"\\w+\",\"id\":\"([\\w-]+)\".*", "$1");
        return id.equals("p1") ? fullUrlOfTheDoctor : BASE + "/" + type + "/" + id;
    }

    /** A server behind a gateway: what it says of itself bears its own address, or none of a server. */
    private record KnownOtherwise(Transport gateway, String fullUrlOfTheDoctor) implements Transport {
        @Override
        public URI base() {
            return gateway.base();
        }

        @Override
        public Reply exchange(Call call, Departure departure) throws InterruptedException {
            Reply.Answer answer = (Reply.Answer) gateway.exchange(call, departure);
            String body = answer.body()
                    .text()
                    .replace(
                            "\"fullUrl\":\"" + base() + "/Practitioner/p1\"",
                            "\"fullUrl\":\"" + fullUrlOfTheDoctor + "\"")
                    .replace("\"fullUrl\":\"" + base(), "\"fullUrl\":\"" + BASE);
            return new Reply.Answer(answer.status(), answer.headers(), Body.of(body), answer.key());
        }

        @Override
        public void close() {
            gateway.close();
        }
    }
}
