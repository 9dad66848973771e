package fr.balise.adapters.files.report;

import fr.balise.adapters.files.Shown;
import fr.balise.engine.findings.Finding;
import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.Identifier;
import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Edit;
import fr.balise.engine.plan.Impact.LastAddress;
import fr.balise.engine.plan.Plan;
import fr.balise.engine.plan.Reason;
import fr.balise.engine.plan.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words of a plan's report in one language; values from outside come out harmless. */
final class PlanWords {
    private final Language language;

    PlanWords(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    String in(String fr, String en) {
        return new Text(fr, en).in(language);
    }

    String title(Plan plan) {
        return in("Plan au ", "Plan as of ") + plan.asOf() + " · " + Shown.plain(plan.operator());
    }

    String policy(Plan plan) {
        return in("Politique ", "Policy ") + plan.policy().name() + " "
                + plan.policy().version() + " (" + plan.policy().digest().substring(0, 12) + ")";
    }

    String summary(Summary summary) {
        return in(
                summary.attach() + " à rattacher, " + summary.update() + " à mettre à jour, " + summary.detach()
                        + " à retirer, " + summary.keep() + " à garder",
                summary.attach() + " to attach, " + summary.update() + " to update, " + summary.detach()
                        + " to detach, " + summary.keep() + " to keep");
    }

    String cost(Summary summary) {
        return in(
                summary.calls() + " appels, " + duration(summary.etaSeconds()) + " environ à 17 appels par seconde",
                summary.calls() + " calls, about " + duration(summary.etaSeconds()) + " at 17 calls a second");
    }

    String cases(Summary summary) {
        return in(
                summary.cases() + " cas : " + summary.required() + " requis, " + summary.allowed() + " admis, "
                        + summary.remove() + " exclus, " + summary.untouched() + " d'autres opérateurs, "
                        + summary.undecided() + " indécis",
                summary.cases() + " cases: " + summary.required() + " required, " + summary.allowed() + " allowed, "
                        + summary.remove() + " excluded, " + summary.untouched() + " of other operators, "
                        + summary.undecided() + " undecided");
    }

    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600 ? (seconds + 59) / 60 + " min" : seconds / 3600 + " h " + (seconds % 3600) / 60 + " min";
    }

    String sign(Change change) {
        return switch (change.action()) {
            case ATTACH -> "+";
            case UPDATE -> "~";
            case DETACH -> "-";
        };
    }

    String action(Change change) {
        return switch (change.action()) {
            case ATTACH -> in("rattacher", "attach");
            case UPDATE -> in("mettre à jour", "update");
            case DETACH -> in("retirer", "detach");
        };
    }

    String mailbox(Change change) {
        return Shown.plain(change.target().address().value()) + " ("
                + change.target().type() + ")";
    }

    String carrier(Change change) {
        String label = Shown.plain(change.target().label());
        String ref = change.target().carrier().toString();
        return label.isEmpty() ? ref : label + " · " + ref;
    }

    String identifiers(Change change) {
        return change.target().identifiers().stream()
                .map(Identifier::toString)
                .map(Shown::plain)
                .collect(Collectors.joining(", "));
    }

    List<String> edits(Change change) {
        List<String> said = new ArrayList<>();
        add(said, "rank", change.edits().rank());
        add(said, in("liste rouge", "red list"), change.edits().redList());
        add(said, "description", change.edits().description());
        add(said, "service", change.edits().service());
        add(said, in("responsable", "responsible"), change.edits().responsible());
        return said;
    }

    private void add(List<String> said, String name, Edit<?> edit) {
        if (edit instanceof Edit.Clear) {
            said.add(name + " : " + in("effacé", "cleared"));
        } else {
            edit.newValue().ifPresent(value -> said.add(name + " = " + value(value)));
        }
    }

    private String value(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? in("oui", "yes") : in("non", "no");
        }
        return value instanceof String text ? Shown.quoted(text).in(language) : String.valueOf(value);
    }

    String reason(Reason reason) {
        return Shown.plain(reason.message().in(language));
    }

    String origin(Reason reason) {
        return reason.rule() + " ← " + String.join(", ", reason.sources());
    }

    /** Findings by kind, in the order of the kinds. */
    Map<String, List<Finding>> findings(Plan plan) {
        return plan.findings().stream()
                .collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.toList()));
    }

    String finding(Finding finding) {
        String message = Shown.plain(finding.message().in(language));
        return message.contains(finding.subject()) ? message : Shown.plain(finding.subject()) + " : " + message;
    }

    String leftAlone(LastAddress left) {
        return in("Sans adresse après ce plan : ", "Without an address after this plan: ")
                + Shown.plain(left.practitioner()) + " (" + Shown.plain(String.join(", ", left.mailboxes())) + ")";
    }

    String nothing() {
        return in(
                "Rien à changer : l'annuaire montre déjà ce que la politique décide.",
                "Nothing to change: the directory already shows what the policy decides.");
    }

    String findingsTitle(Plan plan) {
        return in("À regarder", "To look at") + " (" + plan.findings().size() + ")";
    }

    List<String> next(Plan plan) {
        if (plan.changes().isEmpty()) {
            return List.of();
        }
        return List.of(
                in("Ensuite : ", "Next: ") + "balise apply plan.json --endpoint URL",
                in(
                        "Comprendre une décision : balise explain ADRESSE --policy … --data …",
                        "Understand a decision: balise explain ADDRESS --policy … --data …"));
    }
}
