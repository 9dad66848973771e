package fr.balise.cells.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.balise.cells.Row;
import fr.balise.cells.Sheet;
import fr.balise.cells.UnreadableTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkbookTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Workbook.Bounds BOUNDS = new Workbook.Bounds(1_000_000, 10_000_000, 100);
    private static final List<List<Object>> CLOSURES =
            List.of(List.of("id", "effect", "message"), List.of("T1", "remove", "Fermé."));

    @Test
    void texts_numbers_and_dates_are_read_as_they_are_shown() throws Exception {
        byte[] file = workbook(List.of(List.of("a\u00A0", 12, 24.0, LocalDate.of(2026, 11, 20), "")));

        assertThat(Workbook.read(file, BOUNDS).rows())
                .containsExactly(new Row(1, List.of("a", "12", "24", "2026-11-20"), Set.of(1, 2)));
    }

    @Test
    void texts_inside_cells_in_runs_and_without_references_are_read() throws Exception {
        assertThat(read("<row><c t='inlineStr'><is><r><t>i</t></r><r><t>d</t></r><rPh><t>x</t></rPh></is></c>"
                                + "<c t='str'><v>source</v></c></row><row r='5'><c r='B5' t='b'><v>1</v></c></row>")
                        .rows())
                .containsExactly(new Row(1, List.of("id", "source")), new Row(5, List.of("", "TRUE")));
    }

    @Test
    void days_counted_from_1904_are_the_days_that_are_shown() throws Exception {
        Map<String, String> parts = plainParts();
        parts.replace(
                "xl/workbook.xml",
                parts.get("xl/workbook.xml").replace("<sheets>", "<workbookPr date1904='1'/><sheets>"));
        parts.put("xl/styles.xml", styles("yyyy-mm-dd"));
        parts.replace("xl/worksheets/sheet1.xml", sheet("<row><c s='1'><v>44884</v></c></row>"));

        assertThat(Workbook.read(zip(parts), BOUNDS).rows()).containsExactly(new Row(1, List.of("2026-11-20")));
    }

    @Test
    void blank_rows_are_no_rows_however_many() throws Exception {
        StringBuilder blank = new StringBuilder();
        for (int row = 2; row < 5_000; row++) {
            blank.append("<row r='").append(row).append("'><c r='A").append(row).append("'/></row>");
        }

        assertThat(read("<row r='1'><c t='str'><v>a</v></c></row>" + blank
                                + "<row r='5000'><c t='str'><v>b</v></c></row>")
                        .rows())
                .extracting(Row::number)
                .containsExactly(1, 5000);
    }

    @Test
    void formats_that_show_what_a_cell_holds_are_of_no_account() throws Exception {
        for (String code : List.of(
                "General",
                "0.00",
                "#,##0;[Red]-#,##0",
                "0;-0;;@",
                "@",
                "0;-0;0;General",
                "_-* #,##0\" mois\"_-",
                "0;0;0;_-@_-",
                "0.0\"%\"")) {
            assertThat(formatted(code, "<c s='1'><v>12</v></c><c s='1' t='str'><v>x</v></c>")
                            .rows())
                    .as(code)
                    .hasSize(1);
        }
    }

    @Test
    void characters_that_xml_cannot_hold_are_read_as_they_are_shown() throws Exception {
        assertThat(read("<row><c t='str'><v>a_x000D_\nb _x0041_ _x005F_x0041_ _x12_</v></c></row>")
                        .rows())
                .containsExactly(new Row(1, List.of("a\nb A _x0041_ _x12_")));
    }

    static Stream<Arguments> hostile() throws IOException {
        String a1 = "<c r='A1' t='str'><v>x</v></c>";
        String row = "<row r='1'>" + a1 + "</row>";
        return Stream.of(
                book(
                        "formula",
                        sheet -> sheet.formula(1, 0, "HYPERLINK(\"http://example.invalid\")"),
                        "the cell holds a formula"),
                book("hidden row", sheet -> sheet.hideRow(1), "this row is hidden"),
                book("row without height", sheet -> sheet.rowHeight(1, 0.0), "this row is hidden"),
                book("hidden column", sheet -> sheet.hideColumn(2), "this column is hidden"),
                book("column without width", sheet -> sheet.width(2, 0.0), "this column is hidden"),
                book("merged cells", sheet -> sheet.range(0, 0, 1, 1).merge(), "cells are merged"),
                parts("no zip", "not a zip".getBytes(StandardCharsets.UTF_8), "not a readable Excel workbook"),
                parts("nothing", new byte[0], "not a readable Excel workbook"),
                parts(
                        "old format or password",
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                        "without a password"),
                parts("truncated", truncated(workbook(CLOSURES)), "not a readable Excel workbook"),
                cells(
                        "error value",
                        "<row r='1'><c r='A1' t='e'><v>#REF!</v></c></row>",
                        "the cell holds an error: #REF!"),
                parts(
                        "external entity",
                        withDoctype("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;"),
                        "not a readable Excel workbook"),
                parts(
                        "billion laughs",
                        withDoctype("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>", "&b;"),
                        "not a readable Excel workbook"),
                parts(
                        "remote document type",
                        withDoctype("<!DOCTYPE x SYSTEM 'http://example.invalid/x.dtd'>", "x"),
                        "not a readable Excel workbook"),
                cells(
                        "text that is not there",
                        "<row r='1'><c r='A1' t='s'><v>7</v></c></row>",
                        "not a readable Excel workbook"),
                cells(
                        "reference out of bounds",
                        "<row r='1'><c r='ZZZZ1'><v>7</v></c></row>",
                        "not a readable Excel workbook"),
                cells(
                        "reference to another row",
                        "<row r='1'><c r='A2'><v>7</v></c></row>",
                        "not a readable Excel workbook"),
                cells("far column", "<row r='1'><c r='XFD1'><v>7</v></c></row>", "more than 1000 columns"),
                cells("many rows", "<row><c><v>7</v></c></row>".repeat(101), "more than 100 rows"),
                cells(
                        "huge number",
                        "<row r='1'><c r='A1'><v>1E999999999</v></c></row>",
                        "not a readable Excel workbook"),
                cells("repeated cell", "<row r='1'>" + a1 + a1 + "</row>", "stands several times"),
                cells("repeated row", row + row, "stands several times"),
                cells("rows out of order", "<row r='2'/>" + row, "stands several times"),
                whole("second data", "<sheetData/><sheetData>" + row + "</sheetData>", "where only some programs look"),
                whole(
                        "rows outside of the data",
                        "<sheetData/><extLst><ext>" + row + "</ext></extLst>",
                        "where only some programs look"),
                whole(
                        "rows of another namespace",
                        "<sheetData><x:row xmlns:x='x' r='1'>" + a1 + "</x:row></sheetData>",
                        "where only some programs look"),
                whole(
                        "alternate content",
                        "<sheetData><mc:AlternateContent xmlns:mc='mc'><mc:Choice>" + row
                                + "</mc:Choice></mc:AlternateContent></sheetData>",
                        "where only some programs look"),
                whole(
                        "rows hidden by default",
                        "<sheetFormatPr defaultRowHeight='15' zeroHeight='1'/><sheetData>" + row + "</sheetData>",
                        "hidden by default"),
                whole(
                        "hidden columns by the thousand",
                        "<cols>" + "<col min='1' max='16384' hidden='1'/>".repeat(700) + "</cols><sheetData>" + row
                                + "</sheetData>",
                        "this column is hidden"),
                whole("deep nesting", "<x>".repeat(100) + "</x>".repeat(100), "not a readable Excel workbook"),
                whole("names within names", nestedNamespaces(5_000), "not a readable Excel workbook"),
                parts(
                        "a shadowed attribute",
                        zip(with(
                                "xl/worksheets/sheet1.xml",
                                sheet("<row xmlns:x='x' r='1' x:hidden='0' hidden='1'>" + a1 + "</row>"))),
                        "this row is hidden"),
                format("nothing shown", ";;;", "<c s='1' t='str'><v>x</v></c>"),
                format("a text for another", "0;0;0;\"TOWN\"", "<c s='1' t='str'><v>HOSPITAL</v></c>"),
                format("no number", "\"6\"", "<c s='1'><v>12</v></c>"),
                format("a text with another before it", "\"9\"@", "<c s='1' t='str'><v>810</v></c>"),
                format("a digit before the number", "\\1#0", "<c s='1'><v>12</v></c>"),
                format("thousands", "0,", "<c s='1'><v>12000</v></c>"),
                format("hundredths", "0%", "<c s='1'><v>12</v></c>"),
                parts("a condition that hides", conditional(), "a condition changes how cells are shown"),
                whole(
                        "a condition of an extension that hides",
                        "<sheetData>" + row + "</sheetData><extLst><ext><x:cf xmlns:x='x'><x:dxf><numFmt"
                                + " numFmtId='9' formatCode=';;;'/></x:dxf></x:cf></ext></extLst>",
                        "a condition changes how cells are shown"),
                whole(
                        "zeros that are not shown",
                        "<sheetViews><sheetView showZeros='0'/></sheetViews><sheetData><row r='1'><c r='A1'><v>0</v></c>"
                                + "</row></sheetData>",
                        "the cell's format hides or replaces what it holds"),
                format("no negative", "0;", "<c s='1'><v>-12</v></c>"),
                parts("zip bomb", bomb(), "10000000 once unpacked"),
                parts("many parts", manyParts(), "10000000 once unpacked"),
                parts("large file", new byte[1_000_001], "larger than 1000000 bytes"),
                parts(
                        "hidden sheet",
                        zip(with("xl/workbook.xml", book("name='S' state='veryHidden'"))),
                        "the workbook has a hidden sheet: 'S'"),
                parts(
                        "escapes in the name of a sheet",
                        zip(with("xl/workbook.xml", "<?xml version='1.1'?>" + book("name='&#x1b;[2J' state='hidden'"))),
                        "the workbook has a hidden sheet: '<U+001B>[2J'"),
                parts(
                        "escapes in an error",
                        zip(with(
                                "xl/worksheets/sheet1.xml",
                                "<?xml version='1.1'?>"
                                        + sheet("<row r='1'><c r='A1' t='e'><v>&#x1b;[2J</v></c></row>"))),
                        "the cell holds an error: <U+001B>[2J"),
                parts("second sheet", secondSheet(), "several filled sheets"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_workbook_that_is_not_what_it_shows_is_refused(String name, byte[] workbook, String message) {
        UnreadableTable refusal = catchThrowableOfType(UnreadableTable.class, () -> Workbook.read(workbook, BOUNDS));

        assertThat(refusal).isNotNull();
        assertThat(refusal.what().en()).contains(message).doesNotContain("\n", "\u001b");
        assertThat(refusal.what().fr()).doesNotContain("\n", "\u001b");
    }

    private static String nestedNamespaces(int depth) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            names.append("<x xmlns:n").append(i).append("='n'>");
        }
        return names.append("</x>".repeat(depth)).toString();
    }

    private static Sheet formatted(String code, String cells) throws UnreadableTable {
        Map<String, String> parts = with("xl/worksheets/sheet1.xml", sheet("<row>" + cells + "</row>"));
        parts.put("xl/styles.xml", styles(code));
        return Workbook.read(zip(parts), BOUNDS);
    }

    private static Arguments format(String name, String code, String cells) {
        Map<String, String> parts = with("xl/worksheets/sheet1.xml", sheet("<row>" + cells + "</row>"));
        parts.put("xl/styles.xml", styles(code));
        return arguments(name, zip(parts), "the cell's format hides or replaces what it holds");
    }

    private static String styles(String code) {
        return "<styleSheet xmlns='" + MAIN + "'><numFmts><numFmt numFmtId='164' formatCode='"
                + code.replace("\"", "&quot;")
                + "'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>"
                + "</styleSheet>";
    }

    private static Sheet read(String rows) throws UnreadableTable {
        return Workbook.read(zip(with("xl/worksheets/sheet1.xml", sheet(rows))), BOUNDS);
    }

    private static Arguments cells(String name, String rows, String message) {
        return parts(name, zip(with("xl/worksheets/sheet1.xml", sheet(rows))), message);
    }

    private static Arguments whole(String name, String content, String message) {
        return parts(
                name,
                zip(with("xl/worksheets/sheet1.xml", "<worksheet xmlns='" + MAIN + "'>" + content + "</worksheet>")),
                message);
    }

    private static Map<String, String> with(String path, String part) {
        Map<String, String> parts = plainParts();
        parts.put(path, part);
        return parts;
    }

    private static String book(String attributes) {
        return "<workbook xmlns='" + MAIN + "' xmlns:r='" + OFFICE + "'><sheets><sheet " + attributes
                + " sheetId='1' r:id='r1'/></sheets></workbook>";
    }

    private static Arguments book(String name, Consumer<Worksheet> change, String message) throws IOException {
        return arguments(name, workbook(CLOSURES, change), message);
    }

    private static Arguments parts(String name, byte[] file, String message) {
        return arguments(name, file, message);
    }

    private static byte[] workbook(List<List<Object>> rows) throws IOException {
        return workbook(rows, sheet -> {});
    }

    private static byte[] workbook(List<List<Object>> rows, Consumer<Worksheet> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(out, "Balise", "1.0")) {
            fill(workbook.newWorksheet("S"), rows, change);
        }
        return out.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<Object>> rows, Consumer<Worksheet> change) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Object value = rows.get(row).get(column);
                if (value instanceof Number number) {
                    sheet.value(row, column, number);
                } else if (value instanceof LocalDate date) {
                    sheet.value(row, column, date);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                } else {
                    sheet.value(row, column, value.toString());
                }
            }
        }
        change.accept(sheet);
    }

    private static byte[] secondSheet() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(out, "Balise", "1.0")) {
            fill(workbook.newWorksheet("S"), CLOSURES, sheet -> {});
            fill(workbook.newWorksheet("T"), CLOSURES, sheet -> {});
        }
        return out.toByteArray();
    }

    private static byte[] conditional() {
        Map<String, String> parts = with(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='" + MAIN + "'><sheetData><row><c t='str'><v>x</v></c></row></sheetData>"
                        + "<conditionalFormatting sqref='A1'><cfRule type='expression' dxfId='0'/>"
                        + "</conditionalFormatting></worksheet>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns='" + MAIN
                        + "'><dxfs><dxf><numFmt numFmtId='9' formatCode=';;;'/></dxf></dxfs></styleSheet>");
        return zip(parts);
    }

    private static byte[] truncated(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    private static Map<String, String> plainParts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", book("name='S'"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship"
                        + " Id='r1' Type='" + OFFICE + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", sheet(""));
        return parts;
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static byte[] withDoctype(String doctype, String text) {
        Map<String, String> parts = plainParts();
        parts.put(
                "xl/worksheets/sheet1.xml",
                doctype + sheet("<row r='1'><c r='A1' t='str'><v>" + text + "</v></c></row>"));
        return zip(parts);
    }

    private static byte[] bomb() {
        Map<String, String> parts = plainParts();
        parts.put("xl/media/picture.bin", " ".repeat(11_000_000));
        return zip(parts);
    }

    private static byte[] manyParts() {
        Map<String, String> parts = plainParts();
        for (int i = 0; i < 300; i++) {
            parts.put("../../part" + i, "");
        }
        return zip(parts);
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream all = out;
                ZipOutputStream zip = new ZipOutputStream(all)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
