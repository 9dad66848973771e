package fr.balise.adapters.fhir.directory;

import fr.balise.adapters.fhir.dialect.SearchValue;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.fhir.search.AnyOf;
import fr.balise.adapters.fhir.search.Criterion;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.Holder;
import fr.balise.core.facts.Mailbox;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.UsageDeclaration;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
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
public final class DirectoryReader {
    private static final List<Criterion> WITH_SITUATIONS =
            List.of(new Criterion("_revinclude", "PractitionerRole:practitioner"));

    private final DirectorySearch search;
    private final ReadingProgress progress;

    /** Reads through a search. */
    public DirectoryReader(DirectorySearch search, ReadingProgress progress) {
        this.search = search;
        this.progress = progress;
    }

    /**
     * Reads.
     *
     * @throws GatewayUnavailable when the directory does not answer as it must; nothing partial is returned
     */
    public DirectoryReading read(
            Operator operator, Collection<Mailbox> mailboxes, Collection<UsageDeclaration> declarations)
            throws GatewayUnavailable, InterruptedException {
        Gathering gathering = new Gathering();
        holders(mailboxes, gathering);
        declaredSituations(declarations, gathering);
        structuresOfTheStock(mailboxes, gathering);
        publishedElsewhere(operator, mailboxes, gathering);
        missingNeighbours(gathering);
        return gathering.reading();
    }

    private void holders(Collection<Mailbox> mailboxes, Gathering gathering)
            throws GatewayUnavailable, InterruptedException {
        Set<String> ids = mailboxes.stream()
                .flatMap(mailbox -> nationalId(mailbox.holder()))
                .collect(Collectors.toCollection(TreeSet::new));
        Text step = new Text("professionnels", "professionals");
        search.anyOf(
                new AnyOf("Practitioner", "identifier", tokens(NamingSystems.ID_NAT_PS, ids), WITH_SITUATIONS),
                done -> progress.advanced(step, done, ids.size()),
                gathering);
        // Records that bear the RPPS number alone.
        Set<String> numbers = ids.stream()
                .filter(id -> id.startsWith("8") && !gathering.knowsProfessional(id))
                .map(id -> id.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        search.anyOf(
                new AnyOf("Practitioner", "identifier", tokens(NamingSystems.RPPS, numbers), WITH_SITUATIONS),
                done -> {},
                gathering);
    }

    private static Stream<String> nationalId(Holder holder) {
        return holder instanceof Holder.National national
                ? Stream.of(national.id().value())
                : Stream.empty();
    }

    private void declaredSituations(Collection<UsageDeclaration> declarations, Gathering gathering)
            throws GatewayUnavailable, InterruptedException {
        Set<String> ids = declarations.stream()
                .map(declaration -> declaration.situation().value())
                .filter(id -> !gathering.knowsSituation(id))
                .collect(Collectors.toCollection(TreeSet::new));
        Text step = new Text("situations déclarées", "declared situations");
        search.anyOf(
                new AnyOf("PractitionerRole", "identifier", tokens(NamingSystems.RPPS, ids), List.of()),
                done -> progress.advanced(step, done, ids.size()),
                gathering);
    }

    private void structuresOfTheStock(Collection<Mailbox> mailboxes, Gathering gathering)
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
                gathering);
    }

    /** Without the modifier {@code :exact}, which would miss an address that is published in capitals. */
    private void publishedElsewhere(Operator operator, Collection<Mailbox> mailboxes, Gathering gathering)
            throws GatewayUnavailable, InterruptedException {
        List<String> addresses = mailboxes.stream()
                .map(mailbox -> SearchValue.escaped(mailbox.address().value()))
                .distinct()
                .sorted()
                .toList();
        for (CarrierKind kind : CarrierKind.values()) {
            Text step = new Text("publications sur " + kind.resourceType(), "publications on " + kind.resourceType());
            search.anyOf(
                    new AnyOf(kind.resourceType(), "mailbox-mss", addresses, List.of()),
                    done -> progress.advanced(step, done, addresses.size()),
                    gathering);
        }
        for (String domain : new TreeSet<>(operator.domains())) {
            for (CarrierKind kind : CarrierKind.values()) {
                inDomain(kind.resourceType(), domain, gathering);
            }
        }
    }

    /**
     * Addresses of our domains that the stock does not hold. The server's search by part of an address is known to be
     * unreliable: what it brings is taken, and no doubt is cast when it fails.
     */
    private void inDomain(String type, String domain, Gathering gathering) throws InterruptedException {
        try {
            Criterion ofDomain = new Criterion("mailbox-mss:contains", SearchValue.escaped("@" + domain));
            search.all(type, List.of(ofDomain), gathering.withoutDoubt());
        } catch (GatewayUnavailable e) {
            gathering.searchByDomainFailed(type, domain, e.text());
        }
    }

    /** Professionals, structures and legal entities that what was found refers to. */
    private void missingNeighbours(Gathering gathering) throws GatewayUnavailable, InterruptedException {
        Text step = new Text("structures et professionnels liés", "related structures and professionals");
        // Twice: the legal entity of a structure that a situation names.
        for (CarrierKind kind : List.of(CarrierKind.PRACTITIONER, CarrierKind.STRUCTURE, CarrierKind.STRUCTURE)) {
            String type = kind.resourceType();
            List<String> ids = gathering.unreadReferencesTo(kind);
            search.anyOf(
                    new AnyOf(type, "_id", ids, List.of()),
                    done -> progress.advanced(step, done, ids.size()),
                    gathering);
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
