package fr.balise.adapters.fhir.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.ReadingProgress;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryReaderTest {
    private static final Operator OPERATOR = new Operator("Exemple", Set.of("exemple.mssante.fr"));
    private static final SourceLine LINE = new SourceLine("mailboxes.csv", 2);

    @TempDir
    Path folder;

    @BeforeEach
    void anInventedDirectory() throws IOException {
        Files.writeString(
                folder.resolve("annuaire.ndjson"),
                String.join(
                        "\n",
                        practitioner("p1", "10000000001", ""),
                        practitioner("p2", "10000000002", ""),
                        practitioner("p3", "10000000003", mailbox("Orpheline@Exemple.mssante.fr")),
                        role("s1", "1001", "p1", "o1", ""),
                        role("s2", "1002", "p1", "o2", ""),
                        role("s3", "1003", "p2", "o3", mailbox("stock@exemple.mssante.fr")),
                        role("s4", "1004", "p4", "o4", ""),
                        practitioner("p4", "10000000004", ""),
                        organization("o1", "010000001", "legal"),
                        organization("o2", "010000002", ""),
                        organization("o3", "010000003", ""),
                        organization("o4", "010000004", ""),
                        organization("legal", "010000009", ""),
                        organization("unrelated", "010000008", "")));
    }

    private static String mailbox(String address) {
        return "{\"system\":\"email\",\"value\":\"" + address
                + "\",\"extension\":[{\"url\":\"https://hl7.fr/ig/fhir/core/StructureDefinition/"
                + "fr-core-contact-point-email-type\",\"valueCoding\":{\"code\":\"MSSANTE\"}}]}";
    }

    private static String practitioner(String id, String rpps, String telecom) {
        return "{\"resourceType\":\"Practitioner\",\"id\":\"" + id
                + "\",\"active\":true,\"identifier\":[{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"8" + rpps
                + "\"}],\"telecom\":[" + telecom + "]}";
    }

    private static String role(String id, String number, String who, String where, String telecom) {
        return "{\"resourceType\":\"PractitionerRole\",\"id\":\"" + id
                + "\",\"active\":true,\"identifier\":[{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\""
                + number + "\"}],\"practitioner\":{\"reference\":\"Practitioner/" + who
                + "\"},\"organization\":{\"reference\":\"Organization/" + where + "\"},\"telecom\":[" + telecom + "]}";
    }

    private static String organization(String id, String finess, String legal) {
        String partOf = legal.isEmpty() ? "" : ",\"partOf\":{\"reference\":\"Organization/" + legal + "\"}";
        return "{\"resourceType\":\"Organization\",\"id\":\"" + id
                + "\",\"active\":true,\"identifier\":[{\"system\":\"https://finess.esante.gouv.fr\",\"value\":\""
                + finess + "\"}]" + partOf + "}";
    }

    private static Mailbox personal(String address, String rpps) {
        return new Mailbox(
                new MailboxAddress(address),
                MailboxType.PER,
                new Holder.National(new IdNatPs("8" + rpps)),
                Optional.empty(),
                MailboxStatus.ACTIVE,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LINE);
    }

    private static Mailbox organisational(String address, String finess) {
        return new Mailbox(
                new MailboxAddress(address),
                MailboxType.ORG,
                new Holder.None(),
                Optional.of(new Identifier("https://finess.esante.gouv.fr", finess)),
                MailboxStatus.ACTIVE,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LINE);
    }

    private static UsageDeclaration declared(String address, String situation) {
        return new UsageDeclaration(
                new MailboxAddress(address),
                new SituationId(situation),
                true,
                false,
                LocalDate.parse("2026-10-01"),
                LINE);
    }

    private static DirectoryReading read(
            URI base, String key, List<Mailbox> mailboxes, List<UsageDeclaration> declarations)
            throws GatewayUnavailable, InterruptedException {
        return read(base, key, TypeSettings.NONE, mailboxes, declarations);
    }

    private static DirectoryReading read(
            URI base, String key, TypeSettings considered, List<Mailbox> mailboxes, List<UsageDeclaration> declarations)
            throws GatewayUnavailable, InterruptedException {
        try (HttpTransport transport = new HttpTransport(NetworkSettings.of(base, ApiKey.of(key)))) {
            return new DirectoryReader(new DirectorySearch(transport), considered, ReadingProgress.SILENT)
                    .read(operatorSide(mailboxes, declarations), new CarrierCollector(), Sorting.IN_MEMORY);
        }
    }

    private static PublicationFacts operatorSide(List<Mailbox> mailboxes, List<UsageDeclaration> declarations) {
        return new PublicationFacts(
                OPERATOR,
                mailboxes,
                declarations,
                List.of(),
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                Collections.emptySortedMap());
    }

    /** Nobody of the stock practises there; what the policy considers there has to be read. */
    @Test
    void situations_in_the_structure_of_a_service_mailbox_are_read_where_the_policy_has_them_considered()
            throws Exception {
        List<Mailbox> site = List.of(organisational("accueil@exemple.mssante.fr", "010000001"));
        List<Mailbox> legalEntity = List.of(organisational("accueil@exemple.mssante.fr", "010000009"));
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit())) {
            URI base = sandbox.baseUrl();
            TypeSettings own = considering(ConsideredPlace.OWN_STRUCTURE_SITUATIONS);
            assertThat(situations(read(base, "sandbox", TypeSettings.NONE, site, List.of())))
                    .doesNotContain("s1");
            assertThat(situations(read(base, "sandbox", own, site, List.of()))).contains("s1");
            assertThat(situations(read(base, "sandbox", own, legalEntity, List.of())))
                    .doesNotContain("s1");
        }
    }

    /** A server need not find structures by what they are part of: then that is told. */
    @Test
    void of_a_legal_entity_the_structures_that_are_known_are_read_and_what_may_be_missing_is_told() throws Exception {
        List<Mailbox> stock = List.of(
                personal("stock@exemple.mssante.fr", "10000000001"),
                organisational("accueil@exemple.mssante.fr", "010000009"));
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit())) {
            DirectoryReading reading = read(
                    sandbox.baseUrl(),
                    "sandbox",
                    considering(ConsideredPlace.LEGAL_ENTITY_SITUATIONS),
                    stock,
                    List.of());

            assertThat(situations(reading)).contains("s1");
            assertThat(reading.directory().findings())
                    .anySatisfy(finding -> assertThat(finding.message().en()).contains("partof"));
        }
    }

    private static TypeSettings considering(ConsideredPlace place) {
        return new TypeSettings(Map.of(MailboxType.ORG, Set.of(place)), Map.of());
    }

    private static List<String> situations(DirectoryReading reading) {
        return reading.directory().carriers().stream()
                .map(Carrier::ref)
                .filter(ref -> ref.kind() == CarrierKind.SITUATION)
                .map(CarrierRef::id)
                .sorted()
                .toList();
    }

    @Test
    void what_the_stock_speaks_of_is_read_and_nothing_else() throws Exception {
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit())) {
            DirectoryReading reading = read(
                    sandbox.baseUrl(),
                    "sandbox",
                    List.of(
                            personal("stock@exemple.mssante.fr", "10000000001"),
                            organisational("accueil@exemple.mssante.fr", "010000002")),
                    List.of(declared("stock@exemple.mssante.fr", "1004")));

            assertThat(reading.directory().carriers())
                    .extracting(carrier -> carrier.ref().toString())
                    .containsExactlyInAnyOrder(
                            "Practitioner/p1",
                            "Practitioner/p2",
                            "Practitioner/p3",
                            "Practitioner/p4",
                            "PractitionerRole/s1",
                            "PractitionerRole/s2",
                            "PractitionerRole/s3",
                            "PractitionerRole/s4",
                            "Organization/o1",
                            "Organization/o2",
                            "Organization/o3",
                            "Organization/o4",
                            "Organization/legal");
            assertThat(reading.directory().gaps()).isEmpty();
            assertThat(reading.directory().findings()).isEmpty();
            assertThat(reading.directory().carriers().stream()
                            .map(Carrier::attachments)
                            .flatMap(List::stream))
                    .extracting(attachment -> attachment.address().value())
                    .containsExactlyInAnyOrder("stock@exemple.mssante.fr", "orpheline@exemple.mssante.fr");
        }
    }

    @Test
    void ten_thousand_professionals_take_few_calls() throws Exception {
        int size = 1_000;
        Files.writeString(
                folder.resolve("foule.ndjson"),
                String.join(
                        "\n",
                        IntStream.range(0, size)
                                .boxed()
                                .flatMap(i -> Stream.of(
                                        practitioner("f" + i, "2" + String.format("%010d", i), ""),
                                        role("r" + i, "9" + i, "f" + i, "o1", "")))
                                .toList()));
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit())) {
            List<Mailbox> stock = IntStream.range(0, size)
                    .mapToObj(i -> personal("m" + i + "@exemple.mssante.fr", "2" + String.format("%010d", i)))
                    .toList();
            DirectoryReading reading = read(sandbox.baseUrl(), "sandbox", stock, List.of());

            assertThat(reading.directory().carriers()).hasSizeGreaterThanOrEqualTo(2 * size);
            assertThat(sandbox.requests())
                    .filteredOn(request -> request.body().contains("_revinclude"))
                    .hasSizeLessThan(size / 50);
            assertThat(sandbox.requests()).extracting(LoggedRequest::status).containsOnly(200);
        }
    }

    @Test
    void pages_are_followed_to_the_last() throws Exception {
        try (SandboxDirectory sandbox = SandboxDirectory.start(
                SandboxOptions.serving(folder).withoutRateLimit().with("maxPageSize", 1))) {
            DirectoryReading reading = read(
                    sandbox.baseUrl(),
                    "sandbox",
                    List.of(
                            personal("a@exemple.mssante.fr", "10000000001"),
                            personal("b@exemple.mssante.fr", "10000000002"),
                            personal("c@exemple.mssante.fr", "10000000003")),
                    List.of());

            assertThat(reading.directory().carriers())
                    .extracting(carrier -> carrier.ref().toString())
                    .contains("Practitioner/p1", "Practitioner/p2", "Practitioner/p3", "Organization/o3");
        }
    }

    /** More than a thousand of ours, ten on a page: the one that the stock does not hold is on none of the first. */
    @Test
    void an_address_that_the_stock_lacks_is_found_among_more_than_a_thousand_on_small_pages() throws Exception {
        int size = 1_050;
        Files.writeString(
                folder.resolve("foule.ndjson"),
                IntStream.range(0, size)
                        .mapToObj(i -> practitioner(
                                "f" + i, "2" + String.format("%010d", i), mailbox("m" + i + "@exemple.mssante.fr")))
                        .collect(Collectors.joining("\n")));
        try (SandboxDirectory sandbox = SandboxDirectory.start(
                SandboxOptions.serving(folder).withoutRateLimit().with("maxPageSize", 10))) {
            List<Mailbox> stock = IntStream.range(0, 30)
                    .mapToObj(i -> personal("m" + i + "@exemple.mssante.fr", "2" + String.format("%010d", i)))
                    .toList();
            DirectoryReading reading = read(sandbox.baseUrl(), "sandbox", stock, List.of());

            assertThat(reading.directory().carriers())
                    .flatExtracting(Carrier::attachments)
                    .extracting(attachment -> attachment.address().value())
                    .contains("m1049@exemple.mssante.fr", "orpheline@exemple.mssante.fr")
                    .hasSize(size + 2);
            assertThat(reading.directory().gaps()).isEmpty();
            assertThat(reading.directory().findings()).isEmpty();
        }
    }

    @Test
    void a_wrong_key_is_told_as_such() {
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit())) {
            GatewayUnavailable told = catchThrowableOfType(
                    GatewayUnavailable.class,
                    () -> read(
                            sandbox.baseUrl(),
                            "another-key",
                            List.of(personal("a@exemple.mssante.fr", "10000000001")),
                            List.of()));

            assertThat(told.text().en()).contains("API key is refused", "(401)").doesNotContain("another-key");
            assertThat(told.text().fr()).contains("BALISE_API_KEY");
        }
    }

    @Test
    void a_page_of_html_is_no_directory() {
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit())) {
            sandbox.faults()
                    .add(Fault.before(
                            FaultTrigger.anyCall(), FaultEffect.status(200).html()));
            GatewayUnavailable told = catchThrowableOfType(
                    GatewayUnavailable.class,
                    () -> read(
                            sandbox.baseUrl(),
                            "sandbox",
                            List.of(personal("a@exemple.mssante.fr", "10000000001")),
                            List.of()));

            assertThat(told.text().en()).contains("without a readable FHIR resource");
        }
    }

    @Test
    void a_failing_search_by_domain_is_a_finding_and_no_gap() throws Exception {
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit())) {
            sandbox.faults()
                    .add(Fault.before(
                            FaultTrigger.anyCall().path("Organization").first(1), FaultEffect.status(500)));
            DirectoryReading reading = read(sandbox.baseUrl(), "sandbox", List.of(), List.of());

            assertThat(reading.directory().findings())
                    .extracting(finding -> finding.code())
                    .containsOnly("DOMAIN_SEARCH_UNAVAILABLE");
            assertThat(reading.directory().gaps()).doesNotContain(Gap.DIRECTORY);
        }
    }

    @Test
    void nobody_at_the_address_is_told_without_waiting() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        GatewayUnavailable told = catchThrowableOfType(
                GatewayUnavailable.class,
                () -> read(
                        URI.create("http://127.0.0.1:" + free + "/fhir"),
                        "sandbox",
                        List.of(personal("a@exemple.mssante.fr", "10000000001")),
                        List.of()));

        assertThat(told.text().en()).contains("Nobody answers at http://127.0.0.1:" + free);
    }

    @Test
    void an_unknown_host_is_told_by_name() {
        GatewayUnavailable told = catchThrowableOfType(
                GatewayUnavailable.class,
                () -> read(
                        URI.create("http://annuaire.exemple.invalid/fhir"),
                        "sandbox",
                        List.of(personal("a@exemple.mssante.fr", "10000000001")),
                        List.of()));

        assertThat(told.text().en()).contains("annuaire.exemple.invalid", "DNS");
    }
}
