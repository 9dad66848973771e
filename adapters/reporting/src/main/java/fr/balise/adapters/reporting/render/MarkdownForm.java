package fr.balise.adapters.reporting.render;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Chart;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Line.Span;
import fr.balise.core.findings.VisibleText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document in Markdown with the tables of GitHub. Every character with a meaning there is escaped. */
final class MarkdownForm {
    private static final String MEANINGFUL = "\\`*_{}[]()<>#+!|~&$";
    private static final Pattern BEGINS_A_LIST = Pattern.compile("^(\\d{1,9})([.)])|^([-=])");

    private final StringBuilder out = new StringBuilder();

    String render(Document document) {
        line("# " + escaped(document.title()));
        if (!document.facts().isEmpty()) {
            line("");
        }
        document.facts()
                .forEach(fact -> line("- **" + escaped(fact.name()) + "**" + Labels.colon(document.language())
                        + escaped(fact.value())));
        document.blocks().forEach(block -> block(2, block));
        if (!document.footer().isEmpty()) {
            line("");
            line("*" + escaped(document.footer()) + "*");
        }
        return out.toString();
    }

    private void block(int level, Block block) {
        line("");
        if (block instanceof Section section) {
            line("#".repeat(level) + " " + escaped(section.title()));
            section.blocks().forEach(each -> block(Math.min(level + 1, 6), each));
        } else if (block instanceof Paragraph paragraph) {
            line(marked(paragraph.mark().sign(), paragraph.line()));
        } else if (block instanceof Items items) {
            items.items().forEach(item -> item("", item));
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            line(escaped(chart.words()));
        }
    }

    private void item(String indent, Item item) {
        line(indent + "- " + marked(item.mark().sign(), item.line()));
        item.below().forEach(each -> item(indent + "  ", each));
    }

    private static String marked(String sign, Line line) {
        String text = line.spans().stream().map(MarkdownForm::span).collect(Collectors.joining());
        String all = (sign.isEmpty() ? "" : escaped(sign) + " ") + text;
        return BEGINS_A_LIST.matcher(all).replaceFirst("$1\\\\$2$3");
    }

    private static String span(Span span) {
        String text = escaped(span.text());
        return switch (span.style()) {
            case PLAIN -> text;
            case STRONG -> around("**", text);
            case FAINT -> around("*", text);
            case CODE -> code(VisibleText.of(span.text()));
        };
    }

    /** Emphasis must touch what it is about. */
    private static String around(String sign, String text) {
        String inner = text.strip();
        if (inner.isEmpty()) {
            return text;
        }
        int start = text.indexOf(inner);
        return text.substring(0, start) + sign + inner + sign + text.substring(start + inner.length());
    }

    private static String code(String text) {
        int longest = 0;
        int run = 0;
        for (char c : text.toCharArray()) {
            run = c == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String pad = longest > 0 ? " " : "";
        return fence + pad + text + pad + fence;
    }

    private void table(Table table) {
        row(table.columns().stream().map(Column::title).toList());
        line(table.columns().stream()
                .map(column -> column.number() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")));
        table.rows().forEach(row -> row(row.cells()));
    }

    private void row(List<String> cells) {
        line(cells.stream().map(MarkdownForm::escaped).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        VisibleText.of(text).chars().forEach(c -> {
            if (MEANINGFUL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
