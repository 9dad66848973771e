package fr.balise.adapters.files.report;

import static fr.balise.adapters.files.report.Markdown.escaped;

import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Plan;
import java.util.stream.Collectors;

/** A plan in Markdown, for a ticket or a review. */
final class MarkdownPlan {
    private final Plan plan;
    private final PlanWords words;
    private final StringBuilder out = new StringBuilder();

    MarkdownPlan(Plan plan, PlanWords words) {
        this.plan = plan;
        this.words = words;
    }

    String render() {
        line("# " + escaped(words.title(plan)));
        line("");
        line(escaped(words.policy(plan)));
        line("");
        line("**" + escaped(words.summary(plan.summary())) + "** — " + escaped(words.cost(plan.summary())));
        line("");
        line(escaped(words.cases(plan.summary())));
        plan.impact().leftWithoutAddress().forEach(left -> line("\n> **" + escaped(words.leftAlone(left)) + "**"));
        line("");
        changes();
        findings();
        return out.toString();
    }

    private void changes() {
        if (plan.changes().isEmpty()) {
            line(escaped(words.nothing()));
            return;
        }
        line("| | " + words.in("boîte", "mailbox") + " | " + words.in("porteuse", "carrier") + " | "
                + words.in("attributs", "attributes") + " | " + words.in("pourquoi", "why") + " |");
        line("|---|---|---|---|---|");
        for (Change change : plan.changes()) {
            line("| " + escaped(words.action(change)) + " | " + escaped(words.mailbox(change)) + " | "
                    + escaped(words.carrier(change)) + " | " + escaped(String.join(", ", words.edits(change))) + " | "
                    + change.reasons().stream()
                            .map(reason -> escaped(words.reason(reason)) + " (" + escaped(words.origin(reason)) + ")")
                            .collect(Collectors.joining("<br>"))
                    + " |");
        }
    }

    private void findings() {
        if (plan.findings().isEmpty()) {
            return;
        }
        line("");
        line("## " + escaped(words.findingsTitle(plan)));
        words.findings(plan).forEach((code, findings) -> {
            line("");
            line("### " + escaped(code));
            line("");
            findings.forEach(finding -> line("- " + escaped(words.finding(finding))));
        });
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
