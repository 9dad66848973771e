package fr.balise.adapters.files.plan;

import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.AttributeEdits;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Edit;
import fr.balise.core.planning.Expectation;
import fr.balise.core.planning.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one change of a plan file. */
final class ChangeReader {
    private static final List<String> ATTRIBUTES = List.of("rank", "redList", "description", "service", "responsible");

    private ChangeReader() {}

    static Change read(PlanNode change) throws UnreadablePlan {
        change.shaped("id", "action", "mailbox", "mailboxType", "carrier", "set", "reasons", "expected");
        Change.Target target = target(change);
        AttributeEdits edits = edits(change.get("set"));
        List<Reason> reasons = reasons(change.get("reasons"));
        Expectation expected = expectation(change.get("expected"));
        Change read = switch (change.get("action").oneOf(Change.Action.values(), Enum::name)) {
            case ATTACH -> new Change.Attach(target, edits, reasons, expected);
            case UPDATE -> new Change.Update(target, edits, reasons, expected);
            case DETACH -> {
                if (!edits.isEmpty()) {
                    throw change.get("set").wrong("un retrait ne pose rien : { }.", "a detach sets nothing: { }.");
                }
                yield new Change.Detach(target, reasons, expected);
            }
        };
        if (!change.get("id").text().equals(read.id())) {
            throw change.get("id")
                    .wrong(
                            "l'identifiant ne correspond pas au contenu : la modification a été altérée. Recalculez"
                                    + " le plan.",
                            "the id does not match the content: the change was altered. Plan again.");
        }
        return read;
    }

    private static Change.Target target(PlanNode change) throws UnreadablePlan {
        PlanNode carrier = change.get("carrier").shaped("resourceType", "id", "label", "identifiers");
        List<Identifier> identifiers = new ArrayList<>();
        for (PlanNode identifier : carrier.get("identifiers").items()) {
            identifier.shaped("system", "value");
            String system = identifier.get("system").text();
            identifiers.add(identifier.get("value").typed(value -> new Identifier(system, value)));
        }
        return new Change.Target(
                change.get("mailbox").typed(MailboxAddress::new),
                change.get("mailboxType").oneOf(MailboxType.values(), Enum::name),
                new CarrierRef(
                        carrier.get("resourceType").oneOf(CarrierKind.values(), CarrierKind::resourceType),
                        carrier.get("id").text()),
                List.copyOf(identifiers),
                carrier.get("label").text());
    }

    private static AttributeEdits edits(PlanNode set) throws UnreadablePlan {
        set.shaped(List.of(), ATTRIBUTES);
        return new AttributeEdits(
                edit(set, "rank", PlanNode::number),
                edit(set, "redList", PlanNode::bool),
                edit(set, "description", PlanNode::text),
                edit(set, "service", PlanNode::text),
                edit(set, "responsible", PlanNode::text));
    }

    private interface Value<T> {
        T of(PlanNode node) throws UnreadablePlan;
    }

    /** Absent is kept, null is cleared, anything else is set. */
    private static <T> Edit<T> edit(PlanNode set, String name, Value<T> value) throws UnreadablePlan {
        Optional<PlanNode> node = set.find(name);
        if (node.isEmpty()) {
            return Edit.keep();
        }
        return node.get().isNull() ? Edit.clear() : Edit.set(value.of(node.get()));
    }

    private static List<Reason> reasons(PlanNode reasons) throws UnreadablePlan {
        List<Reason> read = new ArrayList<>();
        for (PlanNode reason : reasons.items()) {
            reason.shaped("rule", "source", "message");
            read.add(new Reason(
                    reason.get("rule").typed(RuleId::new),
                    reason.get("source").texts(),
                    PlanReader.text(reason.get("message"))));
        }
        return List.copyOf(read);
    }

    private static Expectation expectation(PlanNode expected) throws UnreadablePlan {
        expected.shaped(List.of("published"), List.of("fingerprint"));
        Optional<PlanNode> fingerprint = expected.find("fingerprint");
        if (expected.get("published").bool() != fingerprint.isPresent()) {
            throw expected.wrong(
                    "l'empreinte accompagne une boîte publiée, et elle seule.",
                    "a fingerprint goes with a published mailbox, and with no other.");
        }
        return fingerprint.isPresent() ? Expectation.showing(fingerprint.get().text()) : Expectation.absent();
    }
}
