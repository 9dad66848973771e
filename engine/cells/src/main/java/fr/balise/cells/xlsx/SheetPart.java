package fr.balise.cells.xlsx;

import fr.balise.cells.Characters;
import fr.balise.cells.Phrase;
import fr.balise.cells.Row;
import fr.balise.cells.Sheet;
import fr.balise.cells.UnreadableTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the cells of one sheet. */
final class SheetPart implements XmlPart.Elements {
    private static final int MOST_COLUMNS = 1_000;
    private static final int LAST_COLUMN = 16_384;
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_SCALE = 50;
    /** In points; what is smaller cannot be seen. */
    private static final double SMALLEST_HEIGHT = 3;
    /** In characters; what is smaller cannot be seen. */
    private static final double SMALLEST_WIDTH = 0.5;

    private static final String SHEET_DATA = "worksheet/sheetData";
    private static final String ROW = "worksheet/sheetData/row";
    private static final String CELL = "worksheet/sheetData/row/c";
    private static final String CONDITION = "worksheet/conditionalFormatting/cfRule";
    /** Where the elements that make a table stand; elsewhere only some programs find them. */
    private static final Map<String, String> PLACES = Map.of(
            "sheetData",
            SHEET_DATA,
            "row",
            ROW,
            "c",
            CELL,
            "cols",
            "worksheet/cols",
            "col",
            "worksheet/cols/col",
            "mergeCell",
            "worksheet/mergeCells/mergeCell");

    private final List<String> texts;
    private final CellFormats formats;
    private final int mostRows;
    private final List<Row> rows = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private boolean dataSeen;
    private boolean zerosHidden;

    private int row;
    private final List<String> cells = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();

    private int column;
    private String type = "";
    private int style;
    private final StringBuilder value = new StringBuilder();

    private SheetPart(List<String> texts, CellFormats formats, int mostRows) {
        this.texts = texts;
        this.formats = formats;
        this.mostRows = mostRows;
    }

    static Sheet read(byte[] part, List<String> texts, CellFormats formats, int mostRows) throws UnreadableTable {
        SheetPart sheet = new SheetPart(texts, formats, mostRows);
        XmlPart.read(part, sheet);
        return new Sheet(sheet.rows, List.of());
    }

    @Override
    public void start(String path, XMLStreamReader reader) throws XMLStreamException, UnreadableTable {
        String place = PLACES.get(path.substring(path.lastIndexOf('/') + 1));
        if (place != null && !place.equals(path)) {
            throw Workbook.shownBySomeOnly();
        }
        if (path.endsWith("/numFmt") || path.equals(CONDITION) && formats.dependOnConditions()) {
            row = 0;
            throw misleading(
                    0,
                    "une condition change ce que montrent des cellules",
                    "a condition changes how cells are shown",
                    "Retirez la mise en forme conditionnelle.",
                    "Take the conditional formats away.");
        }
        switch (path) {
            case SHEET_DATA -> data();
            case "worksheet/sheetViews/sheetView" -> zerosHidden |= isZero(XmlPart.attribute(reader, "showZeros"));
            case "worksheet/sheetFormatPr" -> sizes(reader);
            case "worksheet/cols/col" -> column(reader);
            case ROW -> row(reader);
            case CELL -> cell(reader);
            case "worksheet/sheetData/row/c/v", "worksheet/sheetData/row/c/is/t", "worksheet/sheetData/row/c/is/r/t" ->
                value.append(reader.getElementText());
            case "worksheet/sheetData/row/c/f" ->
                throw misleading(
                        column,
                        "la cellule contient une formule",
                        "the cell holds a formula",
                        "Remplacez-la par sa valeur (collage spécial, valeurs).",
                        "Replace it by its value (paste special, values).");
            case "worksheet/mergeCells/mergeCell" -> {
                row = 0;
                throw misleading(0, "des cellules sont fusionnées", "cells are merged", "Scindez-les.", "Split them.");
            }
            default -> {
                // formats, filters, margins: of no account
            }
        }
    }

    @Override
    public void end(String path) throws UnreadableTable {
        if (path.equals(CELL)) {
            put();
        } else if (path.equals(ROW) && !cells.isEmpty()) {
            endRow();
        }
    }

    private static boolean isZero(Optional<String> switched) {
        return switched.filter(Set.of("0", "false")::contains).isPresent();
    }

    private void data() throws UnreadableTable {
        if (dataSeen) {
            throw Workbook.shownBySomeOnly();
        }
        dataSeen = true;
    }

    private void sizes(XMLStreamReader reader) throws UnreadableTable {
        if (XmlPart.isTrue(reader, "zeroHeight")
                || XmlPart.isTiny(reader, "defaultRowHeight", SMALLEST_HEIGHT)
                || XmlPart.isTiny(reader, "defaultColWidth", SMALLEST_WIDTH)) {
            throw misleading(
                    0,
                    "les lignes ou les colonnes de cette feuille sont masquées d'office",
                    "the rows or columns of this sheet are hidden by default",
                    "Affichez-les toutes.",
                    "Show all of them.");
        }
    }

    private void column(XMLStreamReader reader) throws UnreadableTable {
        int first = XmlPart.number(reader, "min", 1);
        int last = XmlPart.number(reader, "max", first);
        if (first < 1 || last < first || last > LAST_COLUMN) {
            throw Workbook.unreadable();
        }
        if (XmlPart.isTrue(reader, "hidden") || XmlPart.isTiny(reader, "width", SMALLEST_WIDTH)) {
            hiddenColumns.set(first, last + 1);
        }
    }

    private void row(XMLStreamReader reader) throws UnreadableTable {
        int next = XmlPart.number(reader, "r", row + 1);
        if (next <= row) {
            throw repeated(next, 0);
        }
        row = next;
        column = 0;
        if (XmlPart.isTrue(reader, "hidden") || XmlPart.isTiny(reader, "ht", SMALLEST_HEIGHT)) {
            throw new UnreadableTable(
                    row,
                    0,
                    new Phrase(
                            "cette ligne est masquée, peut-être par un filtre",
                            "this row is hidden, perhaps by a filter"),
                    Workbook.SHOW_OR_DELETE);
        }
    }

    private void endRow() throws UnreadableTable {
        if (rows.size() == mostRows) {
            throw misleading(
                    0,
                    "plus de " + mostRows + " lignes",
                    "more than " + mostRows + " rows",
                    "Coupez la table en plusieurs.",
                    "Split the table.");
        }
        while (!rows.isEmpty() && cells.size() < rows.get(0).cells().size()) {
            cells.add("");
        }
        rows.add(new Row(row, cells, numbers));
        cells.clear();
        numbers.clear();
    }

    private void cell(XMLStreamReader reader) throws UnreadableTable {
        int next = columnOf(XmlPart.attribute(reader, "r"));
        if (next <= column) {
            throw repeated(row, next);
        }
        if (next > MOST_COLUMNS) {
            throw misleading(
                    next,
                    "plus de " + MOST_COLUMNS + " colonnes",
                    "more than " + MOST_COLUMNS + " columns",
                    "Retirez celles qui ne servent pas.",
                    "Remove those of no use.");
        }
        column = next;
        type = XmlPart.attribute(reader, "t").orElse("n");
        style = XmlPart.number(reader, "s", 0);
        value.setLength(0);
    }

    private int columnOf(Optional<String> reference) throws UnreadableTable {
        if (reference.isEmpty()) {
            return column + 1;
        }
        String letters = reference.get().replaceAll("[0-9]+$", "");
        if (!letters.matches("[A-Z]{1,3}") || !reference.get().equals(letters + row)) {
            throw Workbook.unreadable();
        }
        return letters.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1);
    }

    private void put() throws UnreadableTable {
        String text = Characters.trimmed(XmlPart.unescaped(text(value.toString())));
        if (text.isEmpty()) {
            return;
        }
        if (hiddenColumns.get(column)) {
            throw new UnreadableTable(
                    row,
                    column,
                    new Phrase("cette colonne est masquée", "this column is hidden"),
                    Workbook.SHOW_OR_DELETE);
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.set(column - 1, text);
    }

    private String text(String written) throws UnreadableTable {
        return switch (type) {
            case "s" -> shownText(sharedText(written));
            case "str", "inlineStr" -> shownText(written);
            case "b" -> written.equals("1") ? "TRUE" : "FALSE";
            case "d" -> written.replaceFirst("T00:00:00(\\.0+)?Z?$", "");
            case "n" -> written.isEmpty() ? "" : number(written);
            case "e" -> {
                String error = Characters.escaped(written);
                throw misleading(
                        column,
                        "la cellule contient une erreur : " + error,
                        "the cell holds an error: " + error,
                        "Écrivez sa valeur.",
                        "Write its value.");
            }
            default -> throw Workbook.unreadable();
        };
    }

    private String sharedText(String written) throws UnreadableTable {
        int number = written.matches("[0-9]{1,7}") ? Integer.parseInt(written) : Integer.MAX_VALUE;
        if (number >= texts.size()) {
            throw Workbook.unreadable();
        }
        return texts.get(number);
    }

    private String shownText(String text) throws UnreadableTable {
        if (!text.isBlank() && !formats.showText(style)) {
            throw notShown();
        }
        return text;
    }

    /** Spreadsheets keep 12 as 12.0 or 1.2E1, and a day as the number of days before it. */
    private String number(String written) throws UnreadableTable {
        try {
            BigDecimal number = written.length() > LONGEST_NUMBER ? null : new BigDecimal(written);
            if (number == null || Math.abs((long) number.scale()) > LARGEST_SCALE) {
                throw Workbook.unreadable();
            }
            if (!formats.showNumber(style, number.signum()) || zerosHidden && number.signum() == 0) {
                throw notShown();
            }
            Optional<String> date = formats.date(style, number).map(Object::toString);
            if (date.isEmpty()) {
                numbers.add(column - 1);
            }
            return date.orElseGet(() ->
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } catch (NumberFormatException e) {
            throw Workbook.unreadable();
        }
    }

    private UnreadableTable notShown() {
        return misleading(
                column,
                "le format de la cellule cache ou remplace ce qu'elle contient",
                "the cell's format hides or replaces what it holds",
                "Donnez-lui le format Standard.",
                "Give it the format General.");
    }

    private static UnreadableTable repeated(int row, int column) {
        return new UnreadableTable(
                row,
                column,
                new Phrase(
                        "cette ligne ou cette cellule figure plusieurs fois, ou dans le désordre",
                        "this row or cell stands several times, or out of order"),
                new Phrase(
                        "Copiez la table dans un nouveau classeur, ou enregistrez-la en CSV UTF-8.",
                        "Copy the table into a new workbook, or save it as CSV UTF-8."));
    }

    private UnreadableTable misleading(int at, String fr, String en, String remedyFr, String remedyEn) {
        return new UnreadableTable(row, at, new Phrase(fr, en), new Phrase(remedyFr, remedyEn));
    }
}
