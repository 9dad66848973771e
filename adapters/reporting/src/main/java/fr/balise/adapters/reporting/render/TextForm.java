package fr.balise.adapters.reporting.render;

import fr.balise.adapters.reporting.document.Bar;
import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Chart;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Fact;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Line.Span;
import fr.balise.adapters.reporting.document.Line.Style;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.core.findings.VisibleText;
import java.util.Collections;
import java.util.List;

/** A document for a terminal: lines no longer than the screen, where words allow it. */
final class TextForm {
    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final int STEP = 2;

    private final boolean color;
    private final int width;
    private final StringBuilder out = new StringBuilder();

    TextForm(boolean color, int width) {
        this.color = color;
        this.width = width;
    }

    String render(Document document) {
        line(0, Mark.NONE, Line.strong(document.title()));
        for (Fact fact : document.facts()) {
            line(0, Mark.NONE, Line.EMPTY.andFaint(document.language().typeset(separated(document, fact))));
        }
        boolean first = true;
        for (Block block : document.blocks()) {
            if (!first || !document.facts().isEmpty()) {
                out.append('\n');
            }
            first = false;
            block(0, block);
        }
        if (!document.footer().isEmpty()) {
            out.append('\n');
            line(0, Mark.NONE, Line.EMPTY.andFaint(document.footer()));
        }
        return out.toString();
    }

    private static String separated(Document document, Fact fact) {
        return fact.name() + Labels.colon(document.language()) + fact.value();
    }

    private void block(int indent, Block block) {
        if (block instanceof Section section) {
            line(indent, Mark.NONE, Line.strong(section.title()));
            section.blocks().forEach(each -> block(indent + STEP, each));
        } else if (block instanceof Paragraph paragraph) {
            line(indent, paragraph.mark(), paragraph.line());
        } else if (block instanceof Items items) {
            items.items().forEach(item -> item(indent, item));
        } else if (block instanceof Table table) {
            table(indent, table);
        } else if (block instanceof Chart chart) {
            line(indent, Mark.NONE, Line.of(chart.words()));
        }
    }

    private void item(int indent, Item item) {
        line(indent, item.mark(), item.line());
        item.below().forEach(each -> item(indent + 2 * STEP, each));
    }

    private void table(int indent, Table table) {
        new TextTable(table, Math.max(width - indent, 1)).lines().forEach(row -> {
            out.append(" ".repeat(indent));
            row.forEach(cell -> out.append(paint(cell.text(), code(cell.style(), Mark.NONE))));
            trimEnd();
            out.append('\n');
        });
    }

    private void trimEnd() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
    }

    private void line(int indent, Mark mark, Line line) {
        String sign = mark.sign().isEmpty() ? "" : mark.sign() + " ";
        out.append(" ".repeat(indent)).append(paint(sign, colorOf(mark)));
        List<Span> spans = line.spans().stream()
                .map(span -> new Span(span.style(), VisibleText.of(span.text())))
                .toList();
        int hanging = indent + sign.length();
        List<Integer> breaks = width == Reports.UNLIMITED
                ? Collections.emptyList()
                : LineBreaks.of(new Line(spans).text(), Math.max(width - hanging, 1));
        int at = 0;
        for (Span span : spans) {
            int from = 0;
            for (int space : breaks) {
                if (space >= at + from && space < at + span.text().length()) {
                    out.append(paint(span.text().substring(from, space - at), code(span.style(), mark)));
                    out.append('\n').append(" ".repeat(hanging));
                    from = space - at + 1;
                }
            }
            out.append(paint(span.text().substring(from), code(span.style(), mark)));
            at += span.text().length();
        }
        out.append('\n');
    }

    private String paint(String text, String code) {
        return color && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private static String code(Style style, Mark mark) {
        return switch (style) {
            case PLAIN, CODE -> "";
            case FAINT -> FAINT;
            case STRONG -> colorOf(mark).isEmpty() ? BOLD : colorOf(mark);
        };
    }

    private static String colorOf(Mark mark) {
        return switch (mark) {
            case ADDED, GOOD -> "32";
            case REMOVED, BAD -> "31";
            case CHANGED, WARNING -> "33";
            case UNSEEN -> FAINT;
            case NONE, NEXT -> "";
        };
    }

    /** A bar as signs, as long as its share of the width given. */
    static String drawn(Bar bar, int columns) {
        StringBuilder drawn = new StringBuilder();
        for (Bar.Part part : bar.parts()) {
            int length = (int) Math.round(bar.share(part) * columns);
            drawn.append(part.mark().sign().repeat(part.size() > 0 ? Math.max(length, 1) : 0));
        }
        return drawn.toString();
    }
}
