package fr.balise.adapters.reporting;

import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Subject;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.AttributeEdits;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Change.Place;
import fr.balise.core.planning.Edit;
import fr.balise.core.planning.Expectation;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.Reason;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.Target;
import fr.balise.core.planning.Withheld;
import fr.balise.core.policy.model.RemovalLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A plan made by hand, with one change of each kind and what is hard to write down. */
public final class SomePlan {
    public static final String HOSTILE = "<script>alert('1')</script> & \"=cmd()\" \u001b[31m\u202e*_`|\u0000../";

    private static final String FINGERPRINT = "0123456789abcdef".repeat(4);

    private SomePlan() {}

    public static Plan plan() {
        return of(
                        List.of(attach(), update(), detach()),
                        List.of(
                                FindingCode.HOLDER_UNKNOWN.about("olga@exemple.mssante.fr", "810990000999"),
                                FindingCode.UNREADABLE_LINE.about(
                                        "mailboxes.csv:14", new Text("valeur " + HOSTILE, "value " + HOSTILE)),
                                Finding.flagged(
                                        "PER-USAGE-TO-COLLECT",
                                        Subject.of(
                                                new MailboxAddress("lea@exemple.mssante.fr"),
                                                "PractitionerRole/se-lea"),
                                        new Text("Demandez au professionnel.", "Ask the professional."))))
                .under(new ProofStatus.Proved(
                        "ef".repeat(32), "1.0.0", "cd".repeat(32), 217_737, List.of("DECIDED", "ORDER")));
    }

    /** A plan that proposes nothing. */
    public static Plan nothing() {
        return of(List.of(), List.of());
    }

    public static Plan of(List<Change> changes, List<Finding> findings) {
        int detach = count(changes, Change.Action.DETACH);
        return new Plan(
                new Plan.Head(
                        new Plan.PolicyRef("reference", "1.0.0", "ab".repeat(32)),
                        new Plan.OperatorRef(
                                "Messagerie Exemple", List.of("exemple.mssante.fr", "autre.mssante.fr")),
                        Optional.of(new Target(
                                "https://annuaire.exemple.fr/fhir/v2",
                                "https://ecriture.exemple.fr/fhir",
                                "guide-0.1.0",
                                List.of("exemple.mssante.fr"))),
                        new TreeMap<>(Map.of("mailboxes.csv", FINGERPRINT, "directory/a.json", FINGERPRINT)),
                        LocalDate.parse("2026-12-01"),
                        new RemovalLimits(30, 5000, Map.of(MailboxType.PER, 40, MailboxType.ORG, 20), 25)),
                new Summary(
                        62_151,
                        1,
                        2,
                        3,
                        4,
                        0,
                        count(changes, Change.Action.ATTACH),
                        detach,
                        count(changes, Change.Action.UPDATE),
                        60_000,
                        findings.size(),
                        changes.size(),
                        changes.isEmpty() ? 0 : 3_656,
                        Breakdown.of(changes)),
                new Impact(
                        new TreeMap<>(Map.of(
                                MailboxType.ORG,
                                new Impact.Tally(3, 0, 3),
                                MailboxType.PER,
                                new Impact.Tally(detach + 5, detach, 5))),
                        new TreeMap<>(
                                Map.of("exemple.mssante.fr", new Impact.Tally(detach + 8, detach, 8))),
                        detach == 0
                                ? List.of()
                                : List.of(new Impact.StructureImpact(
                                        "Clinique Exemple (Organization/eg-clinique)",
                                        true,
                                        new Impact.Tally(detach + 1, detach, 1))),
                        detach == 0
                                ? List.of()
                                : List.of(new Impact.LastAddress(
                                        "Dr Paul Roussel (Practitioner/ps-roussel)",
                                        List.of("paul.roussel@exemple.mssante.fr"))),
                        List.of(),
                        new TreeMap<>(Map.of("stock", 9, "publications", 11))),
                changes.isEmpty()
                        ? List.of()
                        : List.of(new Assumption(
                                "phases.target",
                                "2027-07-01",
                                false,
                                List.of(changes.get(0).id()))),
                changes.isEmpty()
                        ? List.of()
                        : List.of(new OverrideNeeded(
                                List.of("assumed-date"),
                                new Text("Une date est supposée.", "A date is assumed."))),
                changes,
                changes.isEmpty()
                        ? List.of()
                        : List.of(new Withheld(
                                changes.get(0),
                                new Text("le stock n'a pas été lu en entier", "the stock was not read whole"))),
                findings.stream().sorted().toList());
    }

    private static int count(List<Change> changes, Change.Action action) {
        return (int)
                changes.stream().filter(change -> change.action() == action).count();
    }

    public static Change attach() {
        return new Change.Attach(
                place(
                        "maelys.o'brien@exemple.mssante.fr",
                        MailboxType.PER,
                        "se-obrien",
                        "Dr Maëlys O'Brien — Hôpital"),
                new AttributeEdits(Edit.set(1), Edit.set(false), Edit.keep(), Edit.keep(), Edit.keep()),
                reasons("PER-WANTED", "A3-PER", "A3-USAGE"),
                Expectation.absent());
    }

    public static Change update() {
        return new Change.Update(
                new Place(
                        new MailboxAddress("urgences@exemple.mssante.fr"),
                        MailboxType.ORG,
                        new CarrierRef(CarrierKind.STRUCTURE, "st-nord"),
                        List.of(
                                new Identifier("https://finess.esante.gouv.fr", "990000019"),
                                new Identifier("urn:oid:1.2.250.1.71.4.2.2", "1990000019")),
                        HOSTILE,
                        Optional.empty(),
                        Optional.of(new Change.Structure(
                                Optional.of("990000019"), "Clinique Exemple", Optional.of("2A")))),
                new AttributeEdits(
                        Edit.clear(), Edit.set(true), Edit.set(HOSTILE), Edit.clear(), Edit.set("Alix Modèle")),
                reasons("ORG-OWN-STRUCTURE"),
                Expectation.showing(FINGERPRINT));
    }

    public static Change detach() {
        return new Change.Detach(
                place("paul.roussel@exemple.mssante.fr", MailboxType.PER, "se-roussel", ""),
                reasons("INACTIVE", "A3-INACTIVE"),
                Expectation.showing(FINGERPRINT));
    }

    private static Place place(String address, MailboxType type, String id, String label) {
        return new Place(
                new MailboxAddress(address),
                type,
                new CarrierRef(CarrierKind.SITUATION, id),
                List.of(new Identifier("https://rpps.esante.gouv.fr", "990000000101")),
                label,
                Optional.of(new Change.Person(Optional.of("99000000101"), "Dr Exemple", Optional.of("10"))),
                Optional.empty());
    }

    private static List<Reason> reasons(String rule, String... sources) {
        return List.of(new Reason(
                new RuleId(rule),
                List.of(sources),
                new Text("Parce que « " + rule + " ».", "Because '" + rule + "'.")));
    }

    /** An edit of any kind, drawn from two random numbers. */
    public static <T> Edit<T> edit(int kind, T value) {
        return kind == 0 ? Edit.keep() : kind == 1 ? Edit.clear() : Edit.setIfKnown(Optional.of(value));
    }
}
