package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of resources as they come in, from files or from a server. The same resource may come several times; the
 * latest version counts, whatever the order. Of a resource only what decides is kept.
 */
public final class CarrierCollector {
    /** Whole before partial; undated last; of equal dates the open one, so that nothing is removed for a closing we doubt. */
    private static final Comparator<CarrierVersion> LATEST = Comparator.comparing(CarrierVersion::whole)
            .thenComparing(CarrierVersion::updated)
            .thenComparing(version -> version.carrier().active())
            .thenComparing(version -> version.carrier().toString());

    private static final Text PARTIAL =
            new Text("seule une partie de la ressource a été lue", "only part of the resource was read");

    private final Map<CarrierRef, CarrierVersion> byRef = new HashMap<>();
    private final EntryAddresses addresses;
    private final Set<Finding> findings = new TreeSet<>();
    private final Set<MailboxAddress> held = new TreeSet<>();
    private final EnumSet<Gap> gaps = EnumSet.noneOf(Gap.class);
    private final Consumer<? super JsonNode> seen;
    private final @Nullable Consumer<? super CarrierVersion> sent;
    private final EnumSet<CarrierKind> kinds = EnumSet.noneOf(CarrierKind.class);
    private final EnumSet<CarrierKind> named = EnumSet.noneOf(CarrierKind.class);
    private boolean entangled;

    /** One that nobody watches. */
    public CarrierCollector() {
        this(resource -> {});
    }

    /**
     * One that shows each resource too, for what carriers do not keep of it.
     *
     * @param seen takes each that could be read, as often as it comes
     */
    public CarrierCollector(Consumer<? super JsonNode> seen) {
        this(seen, null, new EntryAddresses());
    }

    private CarrierCollector(
            Consumer<? super JsonNode> seen,
            @Nullable Consumer<? super CarrierVersion> sent,
            EntryAddresses addresses) {
        this.addresses = addresses;
        this.seen = seen;
        this.sent = sent;
    }

    /**
     * One that keeps no carrier.
     *
     * @param sent takes each as it comes, as often as it comes
     */
    public static CarrierCollector sending(Consumer<? super JsonNode> seen, Consumer<? super CarrierVersion> sent) {
        return new CarrierCollector(seen, sent, new EntryAddresses());
    }

    /** A source was not read whole. */
    public void incomplete(String place, Text why) {
        gaps.add(Gap.DIRECTORY);
        findings.add(FindingCode.INCOMPLETE_SOURCE.about(place, why));
    }

    /** Something that people should know. */
    public void found(Finding finding) {
        findings.add(finding);
    }

    /** Where the directory stands: absolute references to that address are to its own resources. */
    public void base(String address) {
        addresses.base(address);
    }

    /**
     * Takes a resource in.
     *
     * @param place file and line, or file and entry, or the resource's name: told when it cannot be read
     * @param fullUrl the address that its entry gives; may be empty
     * @return what it tells; empty when it tells of no carrier
     */
    public Optional<CarrierVersion> take(JsonNode resource, String place, String fullUrl) {
        OutcomeDoubt.of(resource).ifPresent(why -> incomplete(place, why));
        if (resource.path("resourceType").asText().equals("Bundle")) {
            incomplete(
                    place,
                    new Text(
                            "un Bundle y est contenu, et rien n'y est lu",
                            "a Bundle is in it, and nothing of that is read"));
        }
        try {
            Optional<CarrierVersion> version = CarrierReader.read(resource).map(read -> take(resource, read, fullUrl));
            version.ifPresent(read -> seen.accept(resource));
            return version;
        } catch (UnreadableResource e) {
            incomplete(place, e.why());
            return Optional.empty();
        }
    }

    private CarrierVersion take(JsonNode resource, CarrierReader.Reading read, String fullUrl) {
        Carrier carrier = read.carrier();
        read.unreadable().forEach(address -> unreadableAddress(carrier.ref(), address));
        addresses.add(fullUrl, carrier.ref());
        List<Doubt> doubts = carrier.active() ? ContactDoubts.doubts(resource, carrier.ref()) : List.of();
        CarrierVersion version =
                new CarrierVersion(carrier, read.unresolved(), doubts, read.whole(), updated(resource));
        take(version);
        return version;
    }

    /** Takes in what another collector sent. */
    public void take(CarrierVersion version) {
        version.unresolved().values().stream()
                .flatMap(written -> written.base().stream())
                .forEach(addresses::referredTo);
        shape(version.carrier());
        entangled |= !version.isPlain();
        if (sent == null) {
            byRef.merge(version.carrier().ref(), version, this::choose);
        } else {
            sent.accept(version);
        }
    }

    /** Learns what another collector learnt besides. */
    public void learnt(Collection<Gap> moreGaps, Collection<Finding> moreFindings) {
        gaps.addAll(moreGaps);
        findings.addAll(moreFindings);
    }

    /** One that keeps carriers, for some that this one sent. */
    public CarrierCollector keeping() {
        return new CarrierCollector(resource -> {}, null, addresses);
    }

    /** The names of none yet, which mean what they mean here. */
    public NamedCarriers names() {
        return new NamedCarriers(addresses);
    }

    private void shape(Carrier carrier) {
        kinds.add(carrier.ref().kind());
        if (carrier.active() && carrier instanceof Carrier.PracticeSituation situation) {
            if (situation.practitioner().namesSomebody()) {
                named.add(CarrierKind.PRACTITIONER);
            }
            if (situation.structure().namesSomebody()) {
                named.add(CarrierKind.STRUCTURE);
            }
        }
    }

    /** True when a carrier cannot be understood before all have come in: it is told in part, or refers by other names. */
    public boolean isEntangled() {
        return entangled;
    }

    /** The kinds of which at least one came in. */
    public Set<CarrierKind> kinds() {
        return kinds;
    }

    /** The kinds of which none came in, although open situations name some. */
    public Set<CarrierKind> absent() {
        EnumSet<CarrierKind> absent = EnumSet.copyOf(named);
        absent.removeAll(kinds);
        return absent;
    }

    private void unreadableAddress(CarrierRef ref, String address) {
        String shown = address.codePoints()
                .limit(80)
                .mapToObj(c -> Character.isLetterOrDigit(c) || c > 32 && c < 127 || c == ' '
                        ? Character.toString(c)
                        : String.format("\\u%04x", c))
                .reduce("", String::concat);
        found(FindingCode.UNREADABLE_LINE.about(
                ref.toString(),
                new Text(
                        "l'annuaire y publie « " + shown + " », qui n'est pas une adresse.",
                        "the directory publishes '" + shown + "' there, which is no address.")));
    }

    private CarrierVersion choose(CarrierVersion one, CarrierVersion other) {
        boolean same = one.carrier().equals(other.carrier());
        if (!same && one.whole() == other.whole() && one.updated().equals(other.updated())) {
            incomplete(
                    one.carrier().ref().toString(),
                    new Text(
                            "la ressource figure deux fois et diffère ; gardez la bonne",
                            "the resource stands twice and differs; keep the right one"));
            Stream.of(one, other)
                    .flatMap(version -> version.carrier().attachments().stream())
                    .map(Attachment::address)
                    .forEach(held::add);
        }
        return LATEST.compare(one, other) >= 0 ? one : other;
    }

    private static Instant updated(JsonNode resource) {
        String text = resource.path("meta").path("lastUpdated").asText();
        try {
            return text.isEmpty() ? Instant.MIN : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    /** All that came in. */
    public DirectoryFacts facts() {
        ReferenceResolution references = new ReferenceResolution(byRef, addresses);
        List<Carrier> carriers = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        byRef.values().stream()
                .sorted(Comparator.comparing(version -> version.carrier().ref()))
                .forEach(version -> {
                    carriers.add(references.resolved(version));
                    doubts.addAll(version.doubts());
                });
        List<CarrierRef> partial = byRef.values().stream()
                .filter(version -> !version.whole())
                .map(version -> version.carrier().ref())
                .sorted()
                .toList();
        Set<Gap> allGaps = EnumSet.copyOf(gaps);
        Set<Finding> allFindings = new TreeSet<>(findings);
        if (!partial.isEmpty()) {
            allGaps.add(Gap.DIRECTORY);
            allFindings.add(FindingCode.INCOMPLETE_SOURCE.about(
                    partial.get(0).toString(),
                    new Text(
                            "ressources données en partie seulement (SUBSETTED) : " + partial.size(),
                            "resources given in part only (SUBSETTED): " + partial.size())));
        }
        partial.forEach(ref -> doubts.add(new Doubt(ref, Optional.empty(), Optional.empty(), PARTIAL)));
        return new DirectoryFacts(carriers, held, doubts, allGaps, List.copyOf(allFindings));
    }
}
