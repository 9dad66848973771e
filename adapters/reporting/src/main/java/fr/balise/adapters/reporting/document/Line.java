package fr.balise.adapters.reporting.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line of text, parts of which stand out. Any part may come from outside. */
public record Line(List<Span> spans) {
    /** No text at all. */
    public static final Line EMPTY = new Line(List.of());

    /** Copies the list. */
    public Line {
        spans = List.copyOf(spans);
    }

    /** How a part looks. */
    public enum Style {
        PLAIN,
        STRONG,
        FAINT,
        /** To be typed or copied as it is. */
        CODE
    }

    /** A part of the line. */
    public record Span(Style style, String text) {}

    /** A line of plain text. */
    public static Line of(String text) {
        return EMPTY.and(text);
    }

    /** A line that stands out. */
    public static Line strong(String text) {
        return EMPTY.andStrong(text);
    }

    /** This line and more plain text. */
    public Line and(String text) {
        return with(Style.PLAIN, text);
    }

    /** This line and text that stands out. */
    public Line andStrong(String text) {
        return with(Style.STRONG, text);
    }

    /** This line and text that stands back. */
    public Line andFaint(String text) {
        return with(Style.FAINT, text);
    }

    /** This line and text to be typed. */
    public Line andCode(String text) {
        return with(Style.CODE, text);
    }

    private Line with(Style style, String text) {
        if (text.isEmpty()) {
            return this;
        }
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(style, text));
        return new Line(more);
    }

    /** The text alone. */
    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
