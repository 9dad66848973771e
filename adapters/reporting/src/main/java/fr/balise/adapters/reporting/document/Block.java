package fr.balise.adapters.reporting.document;

import java.util.List;
import java.util.Optional;

/** A part of a document. */
public sealed interface Block {
    /** A heading and what stands under it. */
    record Section(String title, List<Block> blocks) implements Block {
        /** Copies the list. */
        public Section {
            blocks = List.copyOf(blocks);
        }

        /** A section of those blocks. */
        public static Section of(String title, Block... blocks) {
            return new Section(title, List.of(blocks));
        }
    }

    /** Sentences. */
    record Paragraph(Mark mark, Line line) implements Block {
        /** Plain sentences. */
        public static Paragraph of(String text) {
            return new Paragraph(Mark.NONE, Line.of(text));
        }
    }

    /** A list. */
    record Items(List<Item> items) implements Block {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        /** A list of sentences. */
        public static Items of(List<String> sentences) {
            return new Items(sentences.stream().map(Item::of).toList());
        }
    }

    /** Rows under headings; the first column names the row. */
    record Table(List<Column> columns, List<Row> rows) implements Block {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column of a table.
     *
     * @param number true for numbers, which are set to the right
     * @param mark the look in which its numbers are drawn beside the row
     */
    record Column(String title, boolean number, Mark mark) {
        /** A column of text. */
        public static Column text(String title) {
            return new Column(title, false, Mark.NONE);
        }

        /** A column of numbers. */
        public static Column number(String title) {
            return drawn(title, Mark.NONE);
        }

        /** A column of numbers that are drawn too. */
        public static Column drawn(String title, Mark mark) {
            return new Column(title, true, mark);
        }
    }

    /** A row, with as many cells as the table has columns. */
    record Row(List<String> cells, Optional<Bar> bar) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }

        /** A row without a bar. */
        public static Row of(String... cells) {
            return new Row(List.of(cells), Optional.empty());
        }
    }

    /**
     * Numbers over the values of something, as curves.
     *
     * @param points the values, from the least to the greatest
     * @param words what it shows, for who does not see it
     */
    record Chart(List<Point> points, List<Curve> curves, List<Ceiling> ceilings, String words) implements Block {
        /** Copies the lists. */
        public Chart {
            points = List.copyOf(points);
            curves = List.copyOf(curves);
            ceilings = List.copyOf(ceilings);
        }
    }

    /**
     * A value on the horizontal axis.
     *
     * @param at its place on a scale of its own
     * @param asIs true for the value that holds now
     */
    record Point(String name, double at, boolean asIs) {}

    /** A number for each point. */
    record Curve(String name, Mark mark, List<Integer> numbers) {
        /** Copies the list. */
        public Curve {
            numbers = List.copyOf(numbers);
        }
    }

    /** A number that should not be exceeded. */
    record Ceiling(String name, long number) {}
}
