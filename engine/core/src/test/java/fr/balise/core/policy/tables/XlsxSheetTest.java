package fr.balise.core.policy.tables;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.loading.PolicyLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class XlsxSheetTest {
    private static final List<List<Object>> CLOSURES = List.of(
            List.of("id", "source", "effect", "careSetting", "message_fr", "message_en"),
            List.of("T1", "A3-CONTEXT", "remove", "HOSPITAL|TOWN", "Fermé.", "Closed."));

    @Test
    void a_workbook_says_the_same_as_a_csv_file() throws Exception {
        var policy = PolicyLoader.load(
                sample().with("tables/closures.xlsx", workbook(CLOSURES)).files());

        assertThat(policy.rule(new RuleId("T1")).orElseThrow().message()).isEqualTo(new Text("Fermé.", "Closed."));
    }

    @Test
    void a_number_is_read_as_it_is_shown() throws Exception {
        byte[] activity = workbook(List.of(
                List.of("id", "source", "mailboxType", "dormantAfterMonths", "inactiveAfterMonths"),
                List.of("A1", "LOCAL", "ORG", 12, 24.0)));

        var policy = PolicyLoader.load(
                sample().with("tables/activity.xlsx", activity).files());

        assertThat(policy.caseSettings().activity().exceptions().values()).containsExactly(new Limits(12, 24));
    }

    @Test
    void texts_inside_cells_in_runs_and_without_references_are_read() throws Exception {
        Map<String, String> parts = plainParts();
        parts.put(
                "xl/worksheets/sheet1.xml",
                sheet("<row><c t='inlineStr'><is><r><t>i</t></r><r><t>d</t></r><rPh><t>x</t></rPh></is></c>"
                        + "<c t='str'><v>source</v></c></row><row r='5'><c r='B5' t='b'><v>1</v></c></row>"));

        Sheet sheet = XlsxSheet.read(zip(parts));

        assertThat(sheet.rows())
                .containsExactly(new Sheet.Row(1, List.of("id", "source")), new Sheet.Row(5, List.of("", "TRUE")));
    }

    static Stream<Arguments> hostile() throws IOException {
        return Stream.of(
                book(
                        "formula",
                        sheet -> sheet.formula(1, 0, "HYPERLINK(\"http://example.invalid\")"),
                        "Row 2 of tables/closures.xlsx: the cell holds a formula"),
                book("hidden row", sheet -> sheet.hideRow(1), "Row 2 of tables/closures.xlsx: this row is hidden"),
                book("hidden column", sheet -> sheet.hideColumn(3), "this column is hidden"),
                book("merged cells", sheet -> sheet.range(0, 0, 1, 1).merge(), "cells are merged"),
                parts("no zip", "not a zip".getBytes(StandardCharsets.UTF_8), "not a readable Excel workbook"),
                parts("nothing", new byte[0], "not a readable Excel workbook"),
                parts(
                        "old format or password",
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                        "without a password"),
                parts("truncated", truncated(workbook(CLOSURES)), "not a readable Excel workbook"),
                parts(
                        "error value",
                        cells("<row r='1'><c r='A1' t='e'><v>#REF!</v></c></row>"),
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
                parts(
                        "text that is not there",
                        cells("<row r='1'><c r='A1' t='s'><v>7</v></c></row>"),
                        "not a readable Excel workbook"),
                parts(
                        "reference out of bounds",
                        cells("<row r='1'><c r='ZZZZ1'><v>7</v></c></row>"),
                        "not a readable Excel workbook"),
                parts(
                        "far column",
                        cells("<row r='1'><c r='XFD1'><v>7</v></c></row>"),
                        "not a readable Excel workbook"),
                parts(
                        "far row",
                        cells("<row r='9999999'><c r='A9999999'><v>7</v></c></row>"),
                        "not a readable Excel workbook"),
                parts(
                        "huge number",
                        cells("<row r='1'><c r='A1'><v>1E999999999</v></c></row>"),
                        "not a readable Excel workbook"),
                parts("zip bomb", bomb(), "10000000 once unpacked"),
                parts("many parts", manyParts(), "10000000 once unpacked"),
                parts("large file", new byte[1_000_001], "larger than 1000000 bytes"),
                parts("hidden sheet", hiddenSheet(), "the workbook has a hidden sheet: 'S'"),
                parts("second sheet", secondSheet(), "several filled sheets"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_workbook_that_is_not_what_it_shows_is_refused(String name, byte[] workbook, String message) {
        assertThat(PolicyTablesTest.problems(sample().with("tables/closures.xlsx", workbook)))
                .contains(message)
                .doesNotContain("\n");
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
        try (Workbook workbook = new Workbook(out, "Balise", "1.0")) {
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
                } else {
                    sheet.value(row, column, value.toString());
                }
            }
        }
        change.accept(sheet);
    }

    private static byte[] secondSheet() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Balise", "1.0")) {
            fill(workbook.newWorksheet("S"), CLOSURES, sheet -> {});
            fill(workbook.newWorksheet("T"), CLOSURES, sheet -> {});
        }
        return out.toByteArray();
    }

    private static byte[] truncated(byte[] file) {
        return java.util.Arrays.copyOf(file, file.length / 2);
    }

    private static Map<String, String> plainParts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
                        + "</Relationships>");
        parts.put("xl/worksheets/sheet1.xml", sheet(""));
        return parts;
    }

    private static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static byte[] cells(String rows) {
        Map<String, String> parts = plainParts();
        parts.put("xl/worksheets/sheet1.xml", sheet(rows));
        return zip(parts);
    }

    private static byte[] withDoctype(String doctype, String text) {
        Map<String, String> parts = plainParts();
        parts.put(
                "xl/worksheets/sheet1.xml",
                doctype + sheet("<row r='1'><c r='A1' t='str'><v>" + text + "</v></c></row>"));
        return zip(parts);
    }

    private static byte[] hiddenSheet() {
        Map<String, String> parts = plainParts();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='S' state='veryHidden' r:id='r1'/></sheets></workbook>");
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
