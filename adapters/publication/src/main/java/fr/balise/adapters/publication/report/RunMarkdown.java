package fr.balise.adapters.publication.report;

import java.util.List;

/** A finished run as Markdown. */
final class RunMarkdown {
    private final RunSummary summary;
    private final RunWords words;
    private final StringBuilder text = new StringBuilder();

    RunMarkdown(RunSummary summary, RunWords words) {
        this.summary = summary;
        this.words = words;
    }

    String render() {
        line("# " + words.title());
        line("");
        line(words.in("| Issue | Changements |", "| Outcome | Changes |"));
        line("|---|---:|");
        words.outcomes()
                .forEach(outcome -> line("| " + RunStory.names(outcome).in(words.language()) + " | "
                        + summary.report().count(outcome) + " |"));
        line("");
        line(escaped(words.in("Serveur : ", "Server: ") + summary.endpoint()) + "  ");
        line(words.calls() + ", " + words.troubles() + ".");
        words.stopped().ifPresent(why -> paragraph("**" + escaped(why) + "**"));
        if (!words.left().isEmpty()) {
            line("");
            line(words.in(
                    "| Issue | Changement | Boîte | Ressource | Raison |",
                    "| Outcome | Change | Mailbox | Resource | Reason |"));
            line("|---|---|---|---|---|");
            words.left()
                    .forEach(result -> line(row(
                            RunStory.name(result.outcome()).in(words.language()),
                            result.action().name(),
                            result.address().value(),
                            result.carrier().toString(),
                            words.why(result))));
            words.more().ifPresent(more -> paragraph(escaped(more)));
            list(words.remedies());
        }
        words.verification().ifPresent(seen -> paragraph(escaped(seen)));
        list(words.differences());
        words.receipt().ifPresent(receipt -> paragraph(escaped(receipt)));
        list(words.next());
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void paragraph(String paragraph) {
        line("");
        line(paragraph);
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            line("");
            items.forEach(item -> line("- " + escaped(item)));
        }
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(escaped(cell)).append(" |");
        }
        return row.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|!])", "\\\\$1").replaceAll("\\R", " ");
    }
}
