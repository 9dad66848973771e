package fr.balise.core.cases.derivation;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.identity.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where mailboxes are published, and where policy and professionals have them considered. */
final class PossiblePlaces {
    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final CaseSettings settings;
    private final StockView stock;
    private final DeclaredUsages declared;
    private final DerivationFindings findings;

    PossiblePlaces(
            IndexedFacts indexed,
            CaseSettings settings,
            StockView stock,
            DeclaredUsages declared,
            DerivationFindings findings) {
        this.facts = indexed.facts();
        this.directory = indexed.directory();
        this.settings = settings;
        this.stock = stock;
        this.declared = declared;
        this.findings = findings;
    }

    /** Every place, sorted, with what the directory shows there; tells of answers that lead to none. */
    SortedMap<PossiblePlace, Optional<Attachment>> all() {
        SortedMap<PossiblePlace, Optional<Attachment>> places = new TreeMap<>();
        stock.mailboxes()
                .forEach(mailbox -> possiblePlaces(mailbox)
                        .forEach(carrier ->
                                places.put(new PossiblePlace(mailbox.address(), carrier), Optional.empty())));
        declaredPlaces().forEach(place -> places.put(place, Optional.empty()));
        for (Carrier carrier : directory.carriers()) {
            carrier.attachments()
                    .forEach(attachment -> places.put(
                            new PossiblePlace(attachment.address(), new CandidateCarrier.Shown(carrier.ref())),
                            Optional.of(attachment)));
        }
        return places;
    }

    /** Where the policy has a mailbox considered in any case; one outside our domains belongs nowhere of ours. */
    private Stream<CandidateCarrier> possiblePlaces(Mailbox mailbox) {
        return facts.operator().owns(mailbox.address())
                ? settings.types().placesOf(mailbox.type()).stream().flatMap(place -> carriers(place, mailbox))
                : Stream.empty();
    }

    private Stream<CandidateCarrier> carriers(ConsideredPlace place, Mailbox mailbox) {
        return switch (place) {
            case HOLDER_RECORD -> shown(practitioners(mailbox));
            case HOLDER_SITUATIONS -> shown(situationsOfHolder(mailbox));
            case OWN_STRUCTURE -> mailbox.structure().map(this::structure).stream();
            case OWN_STRUCTURE_SITUATIONS -> shown(situations(mailbox, directory::situationsIn));
            case LEGAL_ENTITY_SITUATIONS -> shown(situations(mailbox, directory::situationsInLegalEntityOf));
        };
    }

    private static Stream<CandidateCarrier> shown(List<? extends Carrier> carriers) {
        return carriers.stream().map(carrier -> new CandidateCarrier.Shown(carrier.ref()));
    }

    private List<PracticeSituation> situations(
            Mailbox mailbox, Function<Structure, List<PracticeSituation>> ofStructure) {
        return mailbox.structure()
                .flatMap(directory::structure)
                .map(ofStructure)
                .orElse(List.of());
    }

    List<PracticeSituation> situationsOfHolder(Mailbox mailbox) {
        return practitioners(mailbox).stream()
                .flatMap(practitioner -> directory.situationsOf(practitioner).stream())
                .toList();
    }

    List<Practitioner> practitioners(Mailbox mailbox) {
        return mailbox.holder() instanceof Holder.National national
                ? directory.practitioners(national.id())
                : List.of();
    }

    private CandidateCarrier structure(Identifier id) {
        return directory
                .structure(id)
                .<CandidateCarrier>map(structure -> new CandidateCarrier.Shown(structure.ref()))
                .orElseGet(() -> new CandidateCarrier.UnknownStructure(id));
    }

    private List<PossiblePlace> declaredPlaces() {
        List<PossiblePlace> places = new ArrayList<>();
        for (UsageDeclaration declaration : declared.all()) {
            if (!stock.holds(declaration.address())) {
                if (!facts.held().contains(declaration.address())) {
                    findings.absent(
                            Gap.STOCK,
                            FindingCode.DECLARATION_WITHOUT_MAILBOX.about(declaration.subject(), declaration.source()));
                }
            } else if (facts.operator().owns(declaration.address())) {
                situations(declaration)
                        .forEach(situation -> places.add(new PossiblePlace(declaration.address(), situation)));
            }
        }
        return places;
    }

    private Stream<CandidateCarrier> situations(UsageDeclaration declaration) {
        List<PracticeSituation> known = directory.situations(declaration.situation());
        if (!known.isEmpty()) {
            return shown(known);
        }
        findings.absent(
                Gap.DIRECTORY, FindingCode.CARRIER_UNKNOWN.about(declaration.subject(), declaration.situation()));
        return Stream.of(new CandidateCarrier.UnknownSituation(declaration.situation()));
    }
}
