package fr.balise.adapters.server.console;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.analysis.explanation.Actor;
import fr.balise.analysis.explanation.Counterfactual;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.explanation.Explanation.Place;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.Change;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.operations.planning.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words explanations for the cells of a matrix, beside what the plan does about them. */
final class CellMaker {
    private static final int MOST_WAYS = 3;

    private record Spot(MailboxAddress address, CandidateCarrier carrier) {
        static Spot of(Change change) {
            return new Spot(
                    change.place().address(),
                    new CandidateCarrier.Shown(change.place().carrier()));
        }
    }

    private final Wording words;
    private final Policy policy;
    private final Register register;
    private final Map<Spot, Change> planned = new HashMap<>();
    private final Map<Spot, Withheld> withheld = new HashMap<>();

    CellMaker(Snapshot snapshot, Policy policy, Wording words) {
        this.words = words;
        this.policy = policy;
        this.register = snapshot.register();
        snapshot.plan().changes().forEach(change -> planned.put(Spot.of(change), change));
        snapshot.plan().withheld().forEach(held -> withheld.put(Spot.of(held.change()), held));
    }

    Matrix.Column column(Explanation explanation) {
        Optional<Mailbox> mailbox = register.mailbox(explanation.mailbox());
        List<String> facts = new ArrayList<>();
        explanation.places().stream().findFirst().ifPresent(place -> facts.add(value(place, BuiltIn.MAILBOX_TYPE)));
        mailbox.ifPresentOrElse(
                known -> facts.add(known.lastActivity()
                        .map(day -> words.say("matrix.used", words.date(day)))
                        .orElse(words.say("matrix.usedUnknown"))),
                () -> facts.add(words.say("matrix.notInStock")));
        return new Matrix.Column(explanation.mailbox().value(), facts);
    }

    Matrix.Row row(Place place, List<Cell> cells) {
        Optional<Carrier> carrier = place.carrier().ref().flatMap(register::carrier);
        String label = place.label().isBlank() ? place.carrier().toString() : place.label();
        String facts = words.say("carrier." + place.carrier().kind()) + ", " + value(place, BuiltIn.CARRIER_STATE);
        String id = carrier.stream()
                .flatMap(known -> known.identifiers().stream())
                .map(Identifier::value)
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" · "));
        return new Matrix.Row(label, List.of(facts), id, cells);
    }

    Cell cell(Explanation explanation, CandidateCarrier carrier) {
        String address = explanation.mailbox().value();
        return explanation.places().stream()
                .filter(place -> place.carrier().equals(carrier))
                .findFirst()
                .map(place -> cell(address, place, new Spot(explanation.mailbox(), carrier)))
                .orElseGet(() -> Cell.nothing(address));
    }

    private Cell cell(String address, Place place, Spot spot) {
        Optional<Change> change = Optional.ofNullable(planned.get(spot));
        Optional<Withheld> held = Optional.ofNullable(withheld.get(spot));
        Cell.Kind kind = kind(place, change, held);
        return new Cell(
                kind,
                address,
                word(kind, place, change, held),
                reasons(place, false),
                reasons(place, true),
                kind == Cell.Kind.FOREIGN ? List.of() : ways(place));
    }

    private static Cell.Kind kind(Place place, Optional<Change> change, Optional<Withheld> held) {
        Verdict verdict = place.decision().verdict();
        if (verdict == Verdict.UNTOUCHED) {
            return Cell.Kind.FOREIGN;
        }
        if (held.isPresent() || verdict == Verdict.UNDECIDED) {
            return Cell.Kind.ASK;
        }
        if (change.isPresent()) {
            return switch (change.get().action()) {
                case ATTACH -> Cell.Kind.ADD;
                case DETACH -> Cell.Kind.REMOVE;
                case UPDATE -> Cell.Kind.KEEP;
            };
        }
        if (place.decision().states(Effect.FLAG)) {
            return Cell.Kind.ASK;
        }
        return place.published() ? Cell.Kind.KEEP : Cell.Kind.OUT;
    }

    private String word(Cell.Kind kind, Place place, Optional<Change> change, Optional<Withheld> held) {
        if (held.isPresent()) {
            return words.say("cell.HELD", words.of(held.get().why()));
        }
        if (change.filter(Change.Update.class::isInstance).isPresent()) {
            return words.say("cell.UPDATE");
        }
        if (kind == Cell.Kind.ASK) {
            return words.say(place.published() ? "cell.ASK.in" : "cell.ASK.out");
        }
        return words.say("cell." + kind);
    }

    private List<Cell.Reason> reasons(Place place, boolean overridden) {
        return place.decision().statements().stream()
                .filter(statement -> place.decision().overrules(statement) == overridden)
                .map(statement -> reason(statement.rule()))
                .distinct()
                .toList();
    }

    private Cell.Reason reason(Rule rule) {
        return new Cell.Reason(
                rule.id().value(),
                words.of(rule.message()),
                rule.sources().stream()
                        .map(id -> new Cell.Citation(
                                id,
                                Optional.ofNullable(policy.sources().get(id))
                                        .map(source -> words.of(source.says()))
                                        .orElse("")))
                        .toList());
    }

    private List<Cell.Way> ways(Place place) {
        return Stream.of(Actor.values())
                .filter(actor -> actor != Actor.NOBODY)
                .map(actor -> new Cell.Way(
                        words.say("actor." + actor),
                        place.counterfactuals().stream()
                                .filter(each -> each.farthest() == actor)
                                .limit(MOST_WAYS)
                                .map(this::way)
                                .toList()))
                .filter(way -> !way.what().isEmpty())
                .toList();
    }

    private String way(Counterfactual counterfactual) {
        String changes = counterfactual.changes().stream()
                .map(change -> words.of(change.words()))
                .collect(Collectors.joining(words.say("and")));
        return words.say(
                "way", changes, words.say("then." + counterfactual.decision().verdict()));
    }

    private String value(Place place, Attribute attribute) {
        return words.of(attribute.words(place.publicationCase().value(attribute)));
    }
}
