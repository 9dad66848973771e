package fr.balise.operations.asking;

import fr.balise.core.PublicationEngine;
import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Preference;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.operations.asking.Question.Why;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an answer is missing, or will be before the campaign ends; whether it would change anything is another question. */
final class OpenPlaces {
    private static final Set<Usage> OPEN = EnumSet.of(Usage.NOT_ASKED, Usage.EXPIRED);

    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final EarlierAnswers earlier;
    private final Set<String> settled = new HashSet<>();
    private final SortedMap<String, AskedPlace> places = new TreeMap<>();
    private final SortedMap<String, AskedPlace> wanted = new TreeMap<>();
    private final Set<CarrierRef> ranked = new HashSet<>();

    private OpenPlaces(PublicationFacts facts, DirectoryIndex directory, EarlierAnswers earlier) {
        this.facts = facts;
        this.directory = directory;
        this.earlier = earlier;
    }

    static Collection<AskedPlace> of(
            PublicationEngine engine,
            PublicationFacts facts,
            DirectoryIndex directory,
            EarlierAnswers earlier,
            LocalDate asOf,
            LocalDate until) {
        OpenPlaces open = new OpenPlaces(facts, directory, earlier);
        engine.decide(facts, asOf).forEach(decided -> open.consider(decided, OPEN));
        engine.decide(facts, until).forEach(decided -> open.consider(decided, EnumSet.of(Usage.EXPIRED)));
        if (engine.policy().caseSettings().ranking() == Ranking.ON) {
            open.addPreferences();
        }
        open.addContacts();
        return List.copyOf(open.places.values());
    }

    private void consider(DecidedCase decided, Set<Usage> open) {
        Candidate candidate = decided.candidate();
        Optional<PracticeSituation> situation = openSituation(candidate.carrier());
        if (situation.isEmpty()
                || candidate.mailbox().isEmpty()
                || !facts.operator().owns(candidate.address())) {
            return;
        }
        SituationId id = situation.get().situationId().orElseThrow();
        String key = Question.id(candidate.address(), id);
        if (candidate.answeredAhead()
                || !open.contains(candidate.publicationCase().get(BuiltIn.USAGE))) {
            settled.add(key);
            noteWanted(key, candidate, situation.get(), id);
            return;
        }
        places.putIfAbsent(
                key,
                new AskedPlace(
                        candidate.address(),
                        situation.get(),
                        id,
                        candidate.attachment().isPresent(),
                        why(candidate.address(), situation.get())));
    }

    private void noteWanted(String key, Candidate candidate, PracticeSituation situation, SituationId id) {
        if (candidate.publicationCase().get(BuiltIn.USAGE) == Usage.WANTED) {
            boolean published = candidate.attachment().isPresent();
            wanted.put(key, new AskedPlace(candidate.address(), situation, id, published, Why.PREFERENCE));
            if (candidate.publicationCase().get(BuiltIn.PREFERENCE) == Preference.PREFERRED) {
                ranked.add(situation.ref());
            }
        }
    }

    /** Of several that are wanted on a situation, or may be, one is to be used first: until that is said it is asked. */
    private void addPreferences() {
        Map<CarrierRef, Long> together = Stream.concat(
                        places.values().stream(),
                        wanted.entrySet().stream()
                                .filter(each -> !places.containsKey(each.getKey()))
                                .map(Map.Entry::getValue))
                .collect(Collectors.groupingBy(place -> place.situation().ref(), Collectors.counting()));
        wanted.forEach((key, place) -> {
            CarrierRef where = place.situation().ref();
            if (!ranked.contains(where) && together.getOrDefault(where, 0L) > 1) {
                places.putIfAbsent(key, place);
            }
        });
    }

    private Why why(MailboxAddress address, PracticeSituation situation) {
        return earlier.find(address, situation)
                .map(answer -> situation.situationId().equals(Optional.of(answer.situation()))
                        ? Why.EXPIRED
                        : Why.SITUATION_REPLACED)
                .orElse(Why.UNANSWERED);
    }

    private static Optional<PracticeSituation> openSituation(Optional<Carrier> carrier) {
        return carrier.filter(Carrier::active)
                .filter(PracticeSituation.class::isInstance)
                .map(PracticeSituation.class::cast)
                .filter(situation -> situation.situationId().isPresent());
    }

    /**
     * Mailboxes of a structure are offered to those who are asked about it anyway: nobody is written to for that alone. One
     * on the red list is nobody's business.
     */
    private void addContacts() {
        Map<CarrierRef, List<PracticeSituation>> asked = places.values().stream()
                .map(AskedPlace::situation)
                .distinct()
                .filter(situation -> situation.structure().carrier().isPresent())
                .collect(Collectors.groupingBy(
                        situation -> situation.structure().carrier().orElseThrow()));
        organisational(facts)
                .forEach(mailbox -> mailbox.structure()
                        .flatMap(directory::structure)
                        .map(structure -> asked.getOrDefault(structure.ref(), List.of()))
                        .orElse(List.of())
                        .forEach(situation -> offer(mailbox, situation)));
    }

    /** Those of structures that may be shown or written to. */
    static Stream<Mailbox> organisational(PublicationFacts facts) {
        return facts.mailboxes().stream()
                .filter(mailbox -> facts.operator().owns(mailbox.address()))
                .filter(mailbox -> mailbox.type() == MailboxType.ORG && mailbox.status() == MailboxStatus.ACTIVE)
                .filter(mailbox -> !mailbox.redList());
    }

    private void offer(Mailbox mailbox, PracticeSituation situation) {
        SituationId id = situation.situationId().orElseThrow();
        String key = Question.id(mailbox.address(), id);
        if (!settled.contains(key)) {
            places.putIfAbsent(key, new AskedPlace(mailbox.address(), situation, id, false, Why.CONTACT));
        }
    }
}
