package fr.balise.adapters.reporting.render;

import fr.balise.adapters.reporting.document.Bar;
import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Chart;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Line.Span;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.core.findings.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** A document as one page, read on a wide screen, a narrow one, in the dark, by a screen reader and on paper. */
final class HtmlForm {
    private static final int FEWEST_FOR_CONTENTS = 4;

    /** More would push what the page says first below the screen. */
    private static final int MOST_FOR_CONTENTS = 12;

    /** What stands under an item can be folded from so many on. */
    private static final int FEWEST_TO_FOLD = 5;

    private static final int BAR_WIDTH = 200;
    private static final int BAR_HEIGHT = 12;

    private final Document document;
    private final StringBuilder out = new StringBuilder();
    private int sections;

    HtmlForm(Document document) {
        this.document = document;
    }

    String render() {
        line("<!DOCTYPE html>");
        line("<html lang=\"" + document.language().code() + "\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", document.title());
        line("<style>\n" + styleSheet() + "</style>");
        line("</head>");
        line("<body>");
        header();
        contents();
        line("<main>");
        document.blocks().forEach(block -> block(2, block));
        line("</main>");
        if (!document.footer().isEmpty()) {
            line("<footer><p>" + escaped(document.footer()) + "</p></footer>");
        }
        line("</body>");
        line("</html>");
        return out.toString();
    }

    private void header() {
        line("<header>");
        element("h1", document.title());
        if (!document.facts().isEmpty()) {
            line("<dl>");
            document.facts()
                    .forEach(fact -> line(
                            "<div><dt>" + escaped(fact.name()) + "</dt><dd>" + escaped(fact.value()) + "</dd></div>"));
            line("</dl>");
        }
        line("</header>");
    }

    private void contents() {
        List<Section> titled = document.blocks().stream()
                .filter(Section.class::isInstance)
                .map(Section.class::cast)
                .toList();
        if (titled.size() < FEWEST_FOR_CONTENTS || titled.size() > MOST_FOR_CONTENTS) {
            return;
        }
        line("<nav aria-label=\"" + Labels.contents(document.language()) + "\">");
        line("<ul>");
        for (int i = 0; i < titled.size(); i++) {
            line("<li><a href=\"#s" + (i + 1) + "\">" + escaped(titled.get(i).title()) + "</a></li>");
        }
        line("</ul>");
        line("</nav>");
    }

    private void block(int level, Block block) {
        if (block instanceof Section section) {
            section(level, section);
        } else if (block instanceof Paragraph paragraph) {
            line("<p" + look(paragraph.mark()) + ">" + sign(paragraph.mark()) + spans(paragraph.line()) + "</p>");
        } else if (block instanceof Items items) {
            list(items.items());
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            line(new CurveDrawing(chart, HtmlForm::escaped).figure());
        }
    }

    /** A reader may fold what stands at the first level, and so see only the rest. */
    private void section(int level, Section section) {
        String heading = "<h" + level + ">" + escaped(section.title()) + "</h" + level + ">";
        line(level == 2 ? "<section id=\"s" + ++sections + "\"><details open>" : "<section>");
        line(level == 2 ? "<summary>" + heading + "</summary>" : heading);
        section.blocks().forEach(each -> block(Math.min(level + 1, 6), each));
        line(level == 2 ? "</details></section>" : "</section>");
    }

    private void list(List<Item> items) {
        line("<ul>");
        for (Item item : items) {
            boolean folds = item.below().size() >= FEWEST_TO_FOLD;
            String head = sign(item.mark()) + spans(item.line());
            line("<li" + look(item.mark()) + ">" + (folds ? "<details open><summary>" + head + "</summary>" : head));
            if (!item.below().isEmpty()) {
                list(item.below());
            }
            line(folds ? "</details></li>" : "</li>");
        }
        line("</ul>");
    }

    private static String look(Mark mark) {
        return mark == Mark.NONE ? "" : " class=\"" + name(mark) + "\"";
    }

    private static String name(Mark mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }

    private static String sign(Mark mark) {
        return mark == Mark.NONE ? "" : "<span class=\"sign\">" + mark.sign() + "</span> ";
    }

    private static String spans(Line line) {
        return line.spans().stream().map(HtmlForm::span).collect(Collectors.joining());
    }

    private static String span(Span span) {
        String text = escaped(span.text());
        return switch (span.style()) {
            case PLAIN -> text;
            case STRONG -> "<strong>" + text + "</strong>";
            case FAINT -> "<small>" + text + "</small>";
            case CODE -> "<code>" + text + "</code>";
        };
    }

    private void table(Table table) {
        boolean drawn = table.rows().stream().anyMatch(row -> row.bar().isPresent());
        line("<table>");
        line(heads(table.columns(), drawn));
        line("<tbody>");
        table.rows().forEach(row -> line(row(table.columns(), row, drawn)));
        line("</tbody>");
        line("</table>");
    }

    private static String heads(List<Column> columns, boolean drawn) {
        StringBuilder heads = new StringBuilder("<thead><tr>");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            heads.append(
                    column.title().isEmpty()
                            ? "<td></td>"
                            : "<th scope=\"col\"" + (column.number() ? " class=\"number\"" : "") + ">"
                                    + legend(column.mark()) + escaped(column.title()) + "</th>");
            heads.append(i == 0 && drawn ? "<td></td>" : "");
        }
        return heads.append("</tr></thead>").toString();
    }

    private static String legend(Mark mark) {
        return mark == Mark.NONE ? "" : "<span class=\"" + name(mark) + "\">" + sign(mark) + "</span>";
    }

    private static String row(List<Column> columns, Row row, boolean drawn) {
        StringBuilder cells = new StringBuilder("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            String text = escaped(row.cells().get(i));
            Column column = columns.get(i);
            cells.append(
                    i == 0
                            ? "<th scope=\"row\">" + text + "</th>"
                            : "<td data-label=\"" + escaped(column.title()) + "\""
                                    + (column.number() ? " class=\"number\"" : "") + ">" + text + "</td>");
            if (i == 0 && drawn) {
                cells.append("<td class=\"chart\">"
                        + row.bar().map(HtmlForm::drawing).orElse("") + "</td>");
            }
        }
        return cells.append("</tr>").toString();
    }

    private static String drawing(Bar bar) {
        int height = BAR_HEIGHT * (bar.stacked() ? 1 : bar.parts().size());
        StringBuilder svg = new StringBuilder("<svg role=\"img\" aria-label=\"" + escaped(bar.words())
                + "\" viewBox=\"0 0 " + BAR_WIDTH + " " + height + "\" height=\"" + height
                + "\" preserveAspectRatio=\"none\">");
        double x = 0;
        int y = 0;
        for (Bar.Part part : bar.parts()) {
            double width = bar.share(part) * BAR_WIDTH;
            if (width > 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"/>",
                        name(part.mark()),
                        x,
                        y + 1,
                        Math.max(width, 1),
                        BAR_HEIGHT - 2));
            }
            x += bar.stacked() ? width : 0;
            y += bar.stacked() ? 0 : BAR_HEIGHT;
        }
        return svg.append("</svg>").toString();
    }

    private void element(String name, String text) {
        line("<" + name + ">" + escaped(text) + "</" + name + ">");
    }

    private void line(String html) {
        out.append(html).append('\n');
    }

    /** For the content of an element or of a quoted attribute. */
    static String escaped(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String styleSheet() {
        try (InputStream resource = Objects.requireNonNull(HtmlForm.class.getResourceAsStream("document.css"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
