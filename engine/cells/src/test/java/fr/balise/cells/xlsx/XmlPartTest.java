package fr.balise.cells.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.cells.UnreadableTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlPartTest {
    private static List<String> paths(byte[] part) throws UnreadableTable {
        List<String> paths = new ArrayList<>();
        XmlPart.read(part, (path, reader) -> paths.add(path));
        return paths;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>\u00e9</a>", "<?xml version='1.0' encoding='UTF-8'?><a>\u00e9</a>", "\u00e9"})
    void bytes_that_are_no_text_are_refused_and_nothing_is_written_to_standard_error(String xml) {
        byte[] latin = xml.getBytes(StandardCharsets.ISO_8859_1);
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(catchThrowableOfType(UnreadableTable.class, () -> paths(latin)))
                    .isNotNull();
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void a_part_is_read_in_both_encodings_that_a_workbook_may_have(String encoding) throws UnreadableTable {
        String xml = "<?xml version='1.0' encoding='" + encoding + "'?><a>\u00e9</a>";

        assertThat(paths(xml.getBytes(Charset.forName(encoding)))).containsExactly("?/a");
        assertThat(paths(("\uFEFF" + xml).getBytes(StandardCharsets.UTF_8))).containsExactly("?/a");
    }

    @Test
    void a_part_that_says_another_encoding_is_refused() {
        String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a/>";

        assertThat(catchThrowableOfType(UnreadableTable.class, () -> paths(xml.getBytes(StandardCharsets.ISO_8859_1))))
                .isNotNull();
    }
}
