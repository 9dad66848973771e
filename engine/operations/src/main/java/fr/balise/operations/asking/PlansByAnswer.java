package fr.balise.operations.asking;

import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.asking.Question.Effect;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the policy would plan on a day if all the questions had one answer, or none. Whole plans are compared and not
 * cases, since what is held, doubted or not known keeps a change from being made.
 */
final class PlansByAnswer {
    private static final SourceLine SUPPOSED = new SourceLine("supposed", 0);

    private final PublicationEngine engine;
    private final PublicationFacts facts;
    private final Collection<AskedPlace> asked;
    private final LocalDate answeredOn;
    private final Map<LocalDate, World> silent = new TreeMap<>();
    private final Map<LocalDate, World> yes = new TreeMap<>();
    private final Map<LocalDate, World> no = new TreeMap<>();

    PlansByAnswer(
            PublicationEngine engine, PublicationFacts facts, Collection<AskedPlace> asked, LocalDate answeredOn) {
        this.engine = engine;
        this.facts = facts;
        this.asked = asked;
        this.answeredOn = answeredOn;
    }

    /** One plan: what changes where, and whom it leaves without an address. */
    record World(Map<CarrierRef, Map<MailboxAddress, Change.Action>> changes, Set<String> withoutAddress) {
        static World of(Plan plan) {
            Map<CarrierRef, Map<MailboxAddress, Change.Action>> changes = new HashMap<>();
            plan.changes()
                    .forEach(change -> changes.computeIfAbsent(change.place().carrier(), none -> new HashMap<>())
                            .put(change.place().address(), change.action()));
            Set<String> without = plan.impact().leftWithoutAddress().stream()
                    .map(LastAddress::practitioner)
                    .collect(Collectors.toSet());
            return new World(changes, without);
        }

        Effect effect(AskedPlace place) {
            Change.Action action =
                    changes.getOrDefault(place.situation().ref(), Map.of()).get(place.address());
            if (place.published()) {
                return action == Change.Action.DETACH ? Effect.ENDS : Effect.STAYS;
            }
            return action == Change.Action.ATTACH ? Effect.BEGINS : Effect.NONE;
        }

        /** Mailboxes that leave a professional's own record. */
        Set<MailboxAddress> leavingRecords() {
            Set<MailboxAddress> leaving = new HashSet<>();
            changes.forEach((carrier, there) -> there.forEach((address, action) -> {
                if (carrier.kind() == CarrierKind.PRACTITIONER && action == Change.Action.DETACH) {
                    leaving.add(address);
                }
            }));
            return leaving;
        }
    }

    World silent(LocalDate day) {
        return silent.computeIfAbsent(day, on -> World.of(engine.plan(facts, on)));
    }

    World yes(LocalDate day) {
        return yes.computeIfAbsent(day, on -> answered(true, on));
    }

    World no(LocalDate day) {
        return no.computeIfAbsent(day, on -> answered(false, on));
    }

    private World answered(boolean wanted, LocalDate day) {
        PublicationFacts answered = facts.withAnswers(asked.stream()
                .map(place -> new UsageDeclaration(place.address(), place.id(), wanted, false, answeredOn, SUPPOSED))
                .toList());
        return World.of(engine.plan(answered, day));
    }
}
