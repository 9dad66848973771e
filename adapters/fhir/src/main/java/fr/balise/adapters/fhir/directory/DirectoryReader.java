package fr.balise.adapters.fhir.directory;

import fr.balise.adapters.fhir.dialect.SearchValue;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.fhir.search.AnyOf;
import fr.balise.adapters.fhir.search.Criterion;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.ReadingProgress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a stock and its declarations speak of: the holders with their situations, the structures, the situations
 * that are declared, and every place where an address of the stock or of the operator's domains is published.
 */
final class DirectoryReader {
    private static final List<Criterion> WITH_SITUATIONS =
            List.of(new Criterion("_revinclude", "PractitionerRole:practitioner"));

    private static final String PRACTITIONER = "Practitioner";
    private static final String MAILBOX = "mailbox-mss";
    /** Levels of structures within structures; more are a circle or a fault. */
    private static final int DEEPEST = 10;

    private final DirectorySearch search;
    private final ReadingProgress progress;
    private final TypeSettings considered;

    /**
     * Reads through a search.
     *
     * @param considered where the policy has mailboxes considered: what is read follows from it
     */
    DirectoryReader(DirectorySearch search, TypeSettings considered, ReadingProgress progress) {
        this.search = search;
        this.considered = considered;
        this.progress = progress;
    }

    /**
     * Reads.
     *
     * @param carriers takes all that is read; of them, those that it keeps are returned
     * @param sorting where there is room for a few bytes of each resource
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    DirectoryReading read(PublicationFacts operatorSide, CarrierCollector carriers, Sorting sorting)
            throws GatewayUnavailable, InterruptedException {
        Operator operator = operatorSide.operator();
        List<Mailbox> mailboxes = operatorSide.mailboxes();
        Set<MailboxAddress> ofStock = mailboxes.stream().map(Mailbox::address).collect(Collectors.toSet());
        Set<Identifier> own = structures(mailboxes, ConsideredPlace.OWN_STRUCTURE_SITUATIONS);
        Set<Identifier> entities = structures(mailboxes, ConsideredPlace.LEGAL_ENTITY_SITUATIONS);
        boolean structured = !own.isEmpty() || !entities.isEmpty();
        LiveResources resources = new LiveResources(
                search.base(),
                carriers,
                sorting,
                address -> operator.owns(address) || ofStock.contains(address),
                structured);
        holders(mailboxes, resources);
        declaredSituations(operatorSide.declarations(), resources);
        structuresOfTheStock(mailboxes, resources);
        publishedElsewhere(operator, ofStock, resources);
        missingNeighbours(resources);
        if (structured) {
            situationsInStructures(own, entities, resources);
        }
        return resources.reading();
    }

    /** Every situation in the structure of a mailbox, or in its legal entity, where the policy has them considered. */
    private void situationsInStructures(Set<Identifier> own, Set<Identifier> entities, LiveResources resources)
            throws GatewayUnavailable, InterruptedException {
        List<String> known = refs(resources.structures().inLegalEntitiesOf(entities));
        search.anyOf(new AnyOf("Organization", "partof", known, List.of()), done -> {}, resources);
        StructureTree structures = resources.structures();
        List<String> refs = refs(Stream.concat(structures.bearing(own), structures.inLegalEntitiesOf(entities)));
        Text step = new Text("situations des structures", "situations in structures");
        search.anyOf(
                new AnyOf("PractitionerRole", "organization", refs, List.of()),
                done -> progress.advanced(step, done, refs.size()),
                resources);
        missingNeighbours(resources);
    }

    private static List<String> refs(Stream<CarrierRef> structures) {
        return structures.map(CarrierRef::toString).distinct().sorted().toList();
    }

    private Set<Identifier> structures(Collection<Mailbox> mailboxes, ConsideredPlace place) {
        return mailboxes.stream()
                .filter(mailbox -> considered.placesOf(mailbox.type()).contains(place))
                .flatMap(mailbox -> mailbox.structure().stream())
                .collect(Collectors.toSet());
    }

    private void holders(Collection<Mailbox> mailboxes, LiveResources resources)
            throws GatewayUnavailable, InterruptedException {
        Set<String> ids = mailboxes.stream()
                .flatMap(mailbox -> nationalId(mailbox.holder()))
                .collect(Collectors.toCollection(TreeSet::new));
        Text step = new Text("professionnels", "professionals");
        search.anyOf(
                new AnyOf(PRACTITIONER, "identifier", tokens(NamingSystems.ID_NAT_PS, ids), WITH_SITUATIONS),
                done -> progress.advanced(step, done, ids.size()),
                resources);
        // Records that bear the RPPS number alone.
        Set<String> numbers = ids.stream()
                .filter(id -> id.startsWith("8") && !resources.knowsProfessional(id))
                .map(id -> id.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        search.anyOf(
                new AnyOf(PRACTITIONER, "identifier", tokens(NamingSystems.RPPS, numbers), WITH_SITUATIONS),
                done -> {},
                resources);
        if (resources.isUnsupported(PRACTITIONER, "_revinclude")) {
            List<String> professionals = refs(resources.known(CarrierKind.PRACTITIONER).stream());
            search.anyOf(
                    new AnyOf("PractitionerRole", "practitioner", professionals, List.of()), done -> {}, resources);
        }
    }

    private static Stream<String> nationalId(Holder holder) {
        return holder instanceof Holder.National national
                ? Stream.of(national.id().value())
                : Stream.empty();
    }

    private void declaredSituations(Collection<UsageDeclaration> declarations, LiveResources resources)
            throws GatewayUnavailable, InterruptedException {
        Text step = new Text("situations déclarées", "declared situations");
        for (String system : List.of(NamingSystems.RPPS, NamingSystems.DIRECTORY)) {
            Set<String> ids = declarations.stream()
                    .map(declaration -> declaration.situation().value())
                    .filter(id -> !resources.knowsSituation(id))
                    .collect(Collectors.toCollection(TreeSet::new));
            search.anyOf(
                    new AnyOf("PractitionerRole", "identifier", tokens(system, ids), List.of()),
                    done -> progress.advanced(step, done, ids.size()),
                    resources);
        }
    }

    private void structuresOfTheStock(Collection<Mailbox> mailboxes, LiveResources resources)
            throws GatewayUnavailable, InterruptedException {
        List<String> tokens = mailboxes.stream()
                .flatMap(mailbox -> mailbox.structure().stream())
                .map(DirectoryReader::token)
                .distinct()
                .sorted()
                .toList();
        Text step = new Text("structures du stock", "structures of the stock");
        search.anyOf(
                new AnyOf("Organization", "identifier", tokens, List.of()),
                done -> progress.advanced(step, done, tokens.size()),
                resources);
    }

    /** Without the modifier {@code :exact}, which would miss an address that is published in capitals. */
    private void publishedElsewhere(Operator operator, Set<MailboxAddress> ofStock, LiveResources resources)
            throws GatewayUnavailable, InterruptedException {
        List<String> addresses = ofStock.stream()
                .map(address -> SearchValue.escaped(address.value()))
                .sorted()
                .toList();
        for (CarrierKind kind : CarrierKind.values()) {
            Text step = new Text("publications sur " + kind.resourceType(), "publications on " + kind.resourceType());
            AddressSearches searches = new AddressSearches(resources, true);
            search.anyOf(
                    new AnyOf(kind.resourceType(), MAILBOX, addresses, List.of()),
                    done -> progress.advanced(step, done, addresses.size()),
                    searches);
            if (!resources.isUnsupported(kind.resourceType(), MAILBOX)) {
                searches.missed(kind, ofStock::contains).ifPresent(resources::doubt);
            }
        }
        for (String domain : new TreeSet<>(operator.domains())) {
            for (CarrierKind kind : CarrierKind.values()) {
                inDomain(kind, domain, resources);
            }
        }
    }

    /**
     * Addresses of our domains that the stock does not hold. The server's search by part of an address is known to be
     * unreliable: what it brings is taken, and no removal rests on what it does not bring.
     */
    private void inDomain(CarrierKind kind, String domain, LiveResources resources) throws InterruptedException {
        String type = kind.resourceType();
        AddressSearches searches = new AddressSearches(resources, false);
        try {
            Criterion ofDomain = new Criterion(MAILBOX + ":contains", SearchValue.escaped("@" + domain));
            search.all(type, List.of(ofDomain), searches);
            if (!resources.isUnsupported(type, MAILBOX)) {
                searches.missed(kind, address -> address.domain().equals(domain))
                        .ifPresent(why -> resources.searchByDomainFailed(type, domain, why));
            }
        } catch (GatewayUnavailable e) {
            resources.searchByDomainFailed(type, domain, e.text());
        }
    }

    /** Professionals, structures and their legal entities, however far, that what was found refers to. */
    private void missingNeighbours(LiveResources resources) throws GatewayUnavailable, InterruptedException {
        Text step = new Text("structures et professionnels liés", "related structures and professionals");
        boolean asked = true;
        for (int level = 0; asked && level < DEEPEST; level++) {
            asked = false;
            for (CarrierKind kind : List.of(CarrierKind.PRACTITIONER, CarrierKind.STRUCTURE)) {
                String type = kind.resourceType();
                List<String> ids =
                        resources.unread(kind).stream().map(CarrierRef::id).toList();
                search.anyOf(
                        new AnyOf(type, "_id", ids, List.of()),
                        done -> progress.advanced(step, done, ids.size()),
                        resources);
                List<String> tokens = resources.unreadIdentifiers(kind).stream()
                        .map(DirectoryReader::token)
                        .toList();
                search.anyOf(new AnyOf(type, "identifier", tokens, List.of()), done -> {}, resources);
                asked |= !ids.isEmpty() || !tokens.isEmpty();
            }
        }
    }

    private static List<String> tokens(String system, Collection<String> values) {
        return values.stream()
                .map(value -> system + "|" + SearchValue.escaped(value))
                .toList();
    }

    private static String token(Identifier identifier) {
        String system = identifier.system().isEmpty() ? NamingSystems.FINESS : identifier.system();
        return system + "|" + SearchValue.escaped(identifier.value());
    }
}
