package fr.balise.adapters.formats.plan;

import fr.balise.adapters.formats.json.reading.Misread;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.identity.Digest;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.Target;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Expectation;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.policy.model.RemovalLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The members of a plan file, as they are read. */
record PlanJson(
        String schema,
        Plan.PolicyRef policy,
        Plan.OperatorRef operator,
        Optional<Target> target,
        SortedMap<String, String> inputs,
        LocalDate asOf,
        RemovalLimits limits,
        Summary summary,
        Impact impact,
        List<Assumption> assumed,
        List<OverrideNeeded> overridesNeeded,
        List<ChangeJson> changes,
        List<WithheldJson> withheld,
        List<Finding> findings,
        Digest digest) {

    /** A change of a plan file. */
    record ChangeJson(
            ChangeId id,
            Change.Action action,
            MailboxAddress mailbox,
            MailboxType mailboxType,
            CarrierJson carrier,
            Optional<Change.Person> person,
            Optional<Change.Structure> structure,
            AttributeEdits set,
            List<Reason> reasons,
            ExpectedJson expected) {

        Change change(String pointer) throws Misread {
            Change.Place place = new Change.Place(
                    mailbox,
                    mailboxType,
                    new CarrierRef(carrier.resourceType, carrier.id),
                    carrier.identifiers,
                    carrier.label,
                    person,
                    structure);
            if (expected.published != expected.fingerprint.isPresent()) {
                throw new Misread(
                        ", " + pointer + "/expected",
                        new Text(
                                "l'empreinte accompagne une boîte publiée, et elle seule.",
                                "a fingerprint goes with a published mailbox, and with no other."));
            }
            if (action == Change.Action.DETACH && !set.isEmpty()) {
                throw new Misread(
                        ", " + pointer + "/set",
                        new Text("une dépublication ne pose rien : { }.", "a detach sets nothing: { }."));
            }
            Expectation expectation = new Expectation(expected.fingerprint);
            Change change = switch (action) {
                case ATTACH -> new Change.Attach(place, set, reasons, expectation);
                case UPDATE -> new Change.Update(place, set, reasons, expectation);
                case DETACH -> new Change.Detach(place, reasons, expectation);
            };
            if (!change.id().equals(id)) {
                throw new Misread(
                        ", " + pointer + "/id",
                        new Text(
                                "l'identifiant ne correspond pas au contenu : la modification a été altérée. Recalculez"
                                        + " le plan.",
                                "the id does not match the content: the change was altered. Plan again."));
            }
            return change;
        }
    }

    /** The carrier of a change. */
    record CarrierJson(CarrierKind resourceType, String id, String label, List<Identifier> identifiers) {}

    /** What must still be true. */
    record ExpectedJson(boolean published, Optional<String> fingerprint) {}

    /** A change that is not made. */
    record WithheldJson(ChangeJson change, Text why) {
        Withheld withheld(String pointer) throws Misread {
            return new Withheld(change.change(pointer + "/change"), why);
        }
    }

    /** The same with these in the place of its own. */
    PlanJson with(Summary counted, Impact taken, List<Assumption> resting) {
        return new PlanJson(
                schema,
                policy,
                operator,
                target,
                inputs,
                asOf,
                limits,
                counted,
                taken,
                resting,
                overridesNeeded,
                changes,
                withheld,
                findings,
                digest);
    }

    /** The plan, believed only when what it says still has the digest that it bears. */
    Plan plan() throws Misread {
        List<Change> read = new ArrayList<>();
        for (ChangeJson change : changes) {
            read.add(change.change("/changes/" + read.size()));
        }
        List<Withheld> held = new ArrayList<>();
        for (WithheldJson each : withheld) {
            held.add(each.withheld("/withheld/" + held.size()));
        }
        return plan(read, held, findings);
    }

    /** The same with these lists in the place of its own. */
    Plan plan(List<Change> read, List<Withheld> held, List<Finding> found) throws Misread {
        Plan plan = new Plan(
                new Plan.Head(policy, operator, target, inputs, asOf, limits),
                summary,
                impact,
                assumed,
                overridesNeeded,
                read,
                held,
                found);
        if (!plan.digest().equals(digest)) {
            throw new Misread(
                    ", /digest",
                    new Text(
                            "l'empreinte ne correspond pas au contenu : le plan a été modifié. Recalculez-le.",
                            "the digest does not match the content: the plan was altered. Plan again."));
        }
        return plan;
    }
}
