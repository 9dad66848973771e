package fr.balise.adapters.reporting.render;

import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Line.Span;
import fr.balise.adapters.reporting.document.Line.Style;
import fr.balise.core.findings.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** A table set in columns; where the screen is too narrow, its widest columns of text are broken into lines. */
final class TextTable {
    private static final String BETWEEN = "  ";
    private static final int NARROWEST = 16;
    private static final int LONGEST_BAR = 20;
    private static final int SHORTEST_BAR = 5;

    private final Table table;
    private final int[] widths;
    private final int bar;

    TextTable(Table table, int width) {
        this.table = table;
        this.widths = natural();
        fit(width);
        int room = Math.min(LONGEST_BAR, width - total() - BETWEEN.length());
        this.bar = room < SHORTEST_BAR ? 0 : room;
    }

    private int[] natural() {
        int[] natural = new int[table.columns().size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = LineBreaks.columns(table.columns().get(i).title());
            for (Row row : table.rows()) {
                natural[i] = Math.max(
                        natural[i],
                        LineBreaks.columns(VisibleText.of(row.cells().get(i))));
            }
        }
        return natural;
    }

    private void fit(int width) {
        while (total() > width) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private int total() {
        int total = BETWEEN.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    /** The lines, each as its parts. */
    List<List<Span>> lines() {
        List<List<Span>> lines = new ArrayList<>();
        if (table.columns().stream().anyMatch(column -> !column.title().isEmpty())) {
            set(table.columns().stream().map(column -> column.title()).toList(), Style.FAINT, "", lines);
        }
        for (Row row : table.rows()) {
            String drawn = row.bar()
                    .filter(any -> any.stacked() && bar > 0)
                    .map(any -> TextForm.drawn(any, bar))
                    .orElse("");
            set(row.cells(), Style.PLAIN, drawn, lines);
        }
        return lines;
    }

    private void set(List<String> cells, Style style, String drawn, List<List<Span>> lines) {
        List<List<String>> broken = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> cell = LineBreaks.lines(VisibleText.of(cells.get(i)), widths[i]);
            broken.add(cell);
            height = Math.max(height, cell.size());
        }
        for (int at = 0; at < height; at++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String part = at < broken.get(i).size() ? broken.get(i).get(at) : "";
                String blank = " ".repeat(Math.max(0, widths[i] - LineBreaks.columns(part)));
                line.append(i == 0 ? "" : BETWEEN)
                        .append(table.columns().get(i).number() ? blank + part : part + blank);
            }
            lines.add(List.of(
                    new Span(style, line.toString()),
                    new Span(Style.FAINT, at == 0 && !drawn.isEmpty() ? BETWEEN + drawn : "")));
        }
    }
}
