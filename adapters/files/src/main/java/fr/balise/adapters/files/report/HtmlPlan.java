package fr.balise.adapters.files.report;

import static fr.balise.adapters.files.report.Html.escaped;

import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Plan;
import fr.balise.engine.plan.Reason;

/** A plan as one page. */
final class HtmlPlan {
    private final Plan plan;
    private final PlanWords words;
    private final StringBuilder out = new StringBuilder();

    HtmlPlan(Plan plan, PlanWords words) {
        this.plan = plan;
        this.words = words;
    }

    String render() {
        element("h1", words.title(plan));
        element("p", words.policy(plan));
        element("p", words.summary(plan.summary()) + " — " + words.cost(plan.summary()));
        element("p", words.cases(plan.summary()));
        plan.impact()
                .leftWithoutAddress()
                .forEach(left -> out.append("<p class=\"alert\">")
                        .append(escaped(words.leftAlone(left)))
                        .append("</p>\n"));
        changes();
        findings();
        return Html.page(words.language().code(), words.title(plan), out.toString());
    }

    private void changes() {
        if (plan.changes().isEmpty()) {
            element("p", words.nothing());
            return;
        }
        out.append("<table>\n<thead><tr><th></th>");
        element("th", words.in("Boîte", "Mailbox"));
        element("th", words.in("Ressource porteuse", "Carrier"));
        element("th", words.in("Attributs", "Attributes"));
        element("th", words.in("Pourquoi", "Why"));
        out.append("</tr></thead>\n<tbody>\n");
        plan.changes().forEach(this::change);
        out.append("</tbody>\n</table>\n");
    }

    private void change(Change change) {
        out.append("<tr><td class=\"").append(change.action()).append("\">");
        out.append(escaped(words.action(change))).append("</td>");
        element("td", words.mailbox(change));
        element("td", words.carrier(change));
        element("td", String.join(", ", words.edits(change)));
        out.append("<td>");
        for (Reason reason : change.reasons()) {
            out.append(escaped(words.reason(reason)))
                    .append(" <span class=\"origin\">")
                    .append(escaped(words.origin(reason)))
                    .append("</span><br>");
        }
        out.append("</td></tr>\n");
    }

    private void findings() {
        if (plan.findings().isEmpty()) {
            return;
        }
        element("h2", words.findingsTitle(plan));
        words.findings(plan).forEach((code, findings) -> {
            element("h3", code);
            out.append("<ul>\n");
            findings.forEach(finding -> element("li", words.finding(finding)));
            out.append("</ul>\n");
        });
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>');
        out.append(escaped(text));
        out.append("</").append(name).append(">\n");
    }
}
