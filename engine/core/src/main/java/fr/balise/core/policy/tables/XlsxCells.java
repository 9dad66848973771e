package fr.balise.core.policy.tables;

import fr.balise.core.findings.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the cells of one sheet. */
final class XlsxCells {
    private static final int LONGEST_NUMBER = 40;

    private final List<String> texts;
    private final Map<Integer, List<String>> rows = new TreeMap<>();
    private final List<int[]> hiddenColumns = new ArrayList<>();
    private int row;
    private int column;

    XlsxCells(List<String> texts) {
        this.texts = texts;
    }

    Sheet read(byte[] part) throws TableProblem {
        Xml.read(part, this::at);
        List<Sheet.Row> tidy = new ArrayList<>();
        for (Map.Entry<Integer, List<String>> each : rows.entrySet()) {
            Sheet.Row read = Cells.row(each.getKey(), each.getValue());
            if (!read.isBlank()) {
                tidy.add(read);
            }
        }
        return new Sheet(tidy);
    }

    private void at(String element, XMLStreamReader reader) throws XMLStreamException, TableProblem {
        switch (element) {
            case "col" -> {
                if (Xml.isTrue(reader, "hidden")) {
                    hiddenColumns.add(new int[] {number(reader, "min", 1), number(reader, "max", 1)});
                }
            }
            case "row" -> row(reader);
            case "c" -> cell(reader);
            case "mergeCell" ->
                throw misleading(
                        0, 0, "des cellules sont fusionnées", "cells are merged", "Scindez-les.", "Split them.");
            default -> {
                // formats, filters, margins: of no account
            }
        }
    }

    private void row(XMLStreamReader reader) throws TableProblem {
        row = number(reader, "r", row + 1);
        column = 0;
        if (Xml.isTrue(reader, "hidden")) {
            throw misleading(
                    row,
                    0,
                    "cette ligne est masquée, peut-être par un filtre",
                    "this row is hidden, perhaps by a filter",
                    "Affichez-la, ou supprimez-la.",
                    "Show it, or delete it.");
        }
    }

    private static int number(XMLStreamReader reader, String attribute, int otherwise) throws TableProblem {
        String written = Xml.attribute(reader, attribute);
        if (written.isEmpty()) {
            return otherwise;
        }
        if (!written.matches("[0-9]{1,7}")) {
            throw XlsxSheet.unreadable();
        }
        return Integer.parseInt(written);
    }

    private void cell(XMLStreamReader reader) throws XMLStreamException, TableProblem {
        column = columnOf(Xml.attribute(reader, "r"));
        String type = Xml.attribute(reader, "t");
        String value = "";
        while (!(reader.next() == XMLStreamReader.END_ELEMENT
                && reader.getLocalName().equals("c"))) {
            if (reader.getEventType() == XMLStreamReader.START_ELEMENT) {
                value = switch (reader.getLocalName()) {
                    case "f" ->
                        throw misleading(
                                row,
                                column,
                                "la cellule contient une formule",
                                "the cell holds a formula",
                                "Remplacez-la par sa valeur (collage spécial, valeurs).",
                                "Replace it by its value (paste special, values).");
                    case "v" -> value(type, reader.getElementText());
                    case "is" -> XlsxTexts.text(reader, "is");
                    default -> value;
                };
            }
        }
        put(value);
    }

    private int columnOf(String reference) throws TableProblem {
        if (reference.isEmpty()) {
            return column + 1;
        }
        if (!reference.matches("[A-Z]{1,3}[0-9]{1,7}")) {
            throw XlsxSheet.unreadable();
        }
        return reference.chars().filter(c -> c >= 'A').reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1);
    }

    private String value(String type, String written) throws TableProblem {
        return switch (type) {
            case "s" -> {
                int number = written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : Integer.MAX_VALUE;
                if (number >= texts.size()) {
                    throw XlsxSheet.unreadable();
                }
                yield texts.get(number);
            }
            case "str", "inlineStr" -> written;
            case "b" -> written.equals("1") ? "TRUE" : "FALSE";
            case "e" ->
                throw misleading(
                        row,
                        column,
                        "la cellule contient une erreur : " + written,
                        "the cell holds an error: " + written,
                        "Écrivez sa valeur.",
                        "Write its value.");
            default -> plainNumber(written);
        };
    }

    /** Spreadsheets keep 12 as 12.0 or 1.2E1. */
    private static String plainNumber(String written) throws TableProblem {
        if (written.isEmpty()) {
            return "";
        }
        if (written.length() > LONGEST_NUMBER) {
            throw XlsxSheet.unreadable();
        }
        try {
            BigDecimal number = new BigDecimal(written);
            if (Math.abs((long) number.scale()) > 50) {
                throw XlsxSheet.unreadable();
            }
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            throw XlsxSheet.unreadable();
        }
    }

    private void put(String value) throws TableProblem {
        if (value.isBlank()) {
            return;
        }
        if (hiddenColumns.stream().anyMatch(range -> column >= range[0] && column <= range[1])) {
            throw misleading(
                    row,
                    column,
                    "cette colonne est masquée",
                    "this column is hidden",
                    "Affichez-la, ou supprimez-la.",
                    "Show it, or delete it.");
        }
        List<String> cells = rows.computeIfAbsent(row, none -> new ArrayList<>());
        if (rows.size() > Sheet.MOST_ROWS || row > 1_000_000 || column > Sheet.MOST_COLUMNS) {
            throw XlsxSheet.unreadable();
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.set(column - 1, value);
    }

    private static TableProblem misleading(
            int row, int column, String fr, String en, String remedyFr, String remedyEn) {
        return new TableProblem(row, column, new Text(fr, en), new Text(remedyFr, remedyEn));
    }
}
