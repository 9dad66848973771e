package fr.balise.adapters.files.report;

import fr.balise.engine.facts.CarrierRef;
import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Plan;
import fr.balise.engine.plan.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan on a terminal, carrier by carrier. */
final class TextPlan {
    private static final int SHOWN_OF_A_KIND = 20;

    private final Plan plan;
    private final PlanWords words;
    private final boolean color;
    private final StringBuilder out = new StringBuilder();

    TextPlan(Plan plan, PlanWords words, boolean color) {
        this.plan = plan;
        this.words = words;
        this.color = color;
    }

    String render() {
        line(bold(words.title(plan)));
        line(words.policy(plan));
        line("");
        byCarrier().values().forEach(this::carrier);
        if (plan.changes().isEmpty()) {
            line(words.nothing());
            line("");
        }
        findings();
        plan.impact().leftWithoutAddress().forEach(left -> line(paint("31;1", words.leftAlone(left))));
        line(bold(words.summary(plan.summary())));
        line(words.cases(plan.summary()));
        line(words.cost(plan.summary()));
        words.next(plan).forEach(this::line);
        return out.toString();
    }

    private Map<CarrierRef, List<Change>> byCarrier() {
        return plan.changes().stream()
                .collect(Collectors.groupingBy(
                        change -> change.target().carrier(), LinkedHashMap::new, Collectors.toList()));
    }

    private void carrier(List<Change> changes) {
        line(bold(words.carrier(changes.get(0))));
        for (Change change : changes) {
            String sets = String.join(", ", words.edits(change));
            line("  " + paint(colorOf(change), words.sign(change) + " " + words.action(change)) + " "
                    + words.mailbox(change) + (sets.isEmpty() ? "" : " · " + sets));
            for (Reason reason : change.reasons()) {
                line("      " + words.reason(reason) + " " + paint("2", "[" + words.origin(reason) + "]"));
            }
        }
        line("");
    }

    private void findings() {
        if (plan.findings().isEmpty()) {
            return;
        }
        line(bold(words.findingsTitle(plan)));
        words.findings(plan).forEach((code, findings) -> {
            line("  " + paint("33", code) + " (" + findings.size() + ")");
            findings.stream().limit(SHOWN_OF_A_KIND).forEach(finding -> line("    " + words.finding(finding)));
            if (findings.size() > SHOWN_OF_A_KIND) {
                int more = findings.size() - SHOWN_OF_A_KIND;
                line("    "
                        + words.in(
                                "… et " + more + " autres ; --format json les montre tous",
                                "… and " + more + " more; --format json shows them all"));
            }
        });
        line("");
    }

    private static String colorOf(Change change) {
        return switch (change.action()) {
            case ATTACH -> "32";
            case UPDATE -> "33";
            case DETACH -> "31";
        };
    }

    private String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
