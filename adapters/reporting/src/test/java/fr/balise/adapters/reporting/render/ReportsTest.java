package fr.balise.adapters.reporting.render;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.reporting.document.Bar;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.core.findings.Language;
import fr.balise.core.fixtures.SomePlan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final String HOSTILE = SomePlan.HOSTILE + "\u202e\u2028\u009b\u200b\n# x";

    /** The same text wherever a document can hold one. */
    private static Document everywhere(String text) {
        Line line = Line.of(text).andStrong(text).andFaint(text).andCode(text);
        Bar bar = new Bar(List.of(new Bar.Part(Mark.ADDED, 3), new Bar.Part(Mark.REMOVED, 1)), 4, true, text);
        Table table = new Table(
                List.of(Column.text(text), Column.number(text)),
                List.of(new Row(List.of(text, text), Optional.of(bar)), Row.of(text, text)));
        return Document.titled(Language.FR, text)
                .fact(text, text)
                .add(new Paragraph(Mark.WARNING, line))
                .add(new Items(List.of(new Item(Mark.REMOVED, line, List.of(Item.of(text))))))
                .add(Section.of(text, table, Section.of(text, Paragraph.of(text))))
                .add(Section.of(text, Paragraph.of(text)))
                .add(Section.of(text, Paragraph.of(text)))
                .add(Section.of(text, Paragraph.of(text)))
                .end(text);
    }

    @Test
    void nothing_that_a_reader_does_not_see_reaches_any_form() {
        Document document = everywhere(HOSTILE);

        Stream.of(
                        Reports.text(document),
                        Reports.text(document, false, 40),
                        Reports.markdown(document),
                        Reports.html(document))
                .forEach(form -> assertThat(form.codePoints())
                        .allMatch(c -> c == '\n'
                                || Character.getType(c) != Character.CONTROL
                                        && Character.getType(c) != Character.FORMAT
                                        && Character.getType(c) != Character.LINE_SEPARATOR));
        assertThat(Reports.text(document)).contains("\\u202e\\u2028\\u009b\\u200b\\u000a# x");
    }

    @Test
    void a_page_holds_only_the_tags_and_attributes_that_we_wrote() {
        String html = Reports.html(everywhere(HOSTILE));
        Pattern ours = Pattern.compile(
                "</?(?:!DOCTYPE html|html lang=\"fr\"|meta (?:charset|http-equiv|name)=\"[^\"<>]*\"(?: content=\"[^\"<>]*\")?"
                        + "|(?:html|head|title|style|body|header|footer|main|nav|section|details|summary|h[1-6]|p|ul|li|dl|div|dt|dd|strong"
                        + "|small|code|table|thead|tbody|tr|th|td|svg|span|a)"
                        + "|nav aria-label=\"Sommaire\"|details open|section id=\"s\\d\"|a href=\"#s\\d\""
                        + "|(?:li|p|span|td) class=\"[a-z]+\"|th scope=\"(?:row|col)\"(?: class=\"number\")?"
                        + "|td data-label=\"[^\"<>]*\"(?: class=\"number\")?"
                        + "|svg role=\"img\" aria-label=\"[^\"<>]*\" viewBox=\"[0-9 ]+\" height=\"\\d+\" preserveAspectRatio=\"none\""
                        + "|rect class=\"[a-z]+\" x=\"[0-9.]+\" y=\"\\d+\" width=\"[0-9.]+\" height=\"\\d+\"/)>");
        String content = html.replaceAll("(?s)<style>.*</style>", "");

        assertThat(ours.matcher(content).replaceAll("")).doesNotContain("<").contains("&lt;script&gt;");
        assertThat(html)
                .contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"");
        assertThat(html).doesNotContain("url(", "src=\"", "style=\"", "@import");
    }

    @Test
    void a_page_has_its_landmarks_and_tells_charts_in_words() {
        String html = Reports.html(everywhere("x"));

        assertThat(html)
                .containsSubsequence("<header>", "<h1>", "</header>", "<nav ", "<main>", "</main>", "<footer>")
                .contains("role=\"img\" aria-label=\"x\"")
                .contains("<a href=\"#s4\">")
                .contains("<section id=\"s4\">");
    }

    @Test
    void markdown_keeps_no_meaning_of_what_comes_from_outside() {
        String markdown = Reports.markdown(everywhere(HOSTILE));

        assertThat(markdown).contains("\\<script\\>").doesNotContainPattern("(?m)^# x");
        assertThat(markdown.split("(?<!\\\\)<script", -1))
                .as("unescaped in the two code spans alone, where nothing has a meaning")
                .hasSize(3);
    }

    @Test
    void a_sentence_that_begins_like_a_list_stays_a_sentence_in_markdown() {
        Document document = Document.titled(Language.EN, "t")
                .add(Paragraph.of("1. one"))
                .add(Items.of(List.of("- two", "=== three")))
                .end();

        assertThat(Reports.markdown(document)).contains("\n1\\. one\n", "\n- \\- two\n", "\n- \\=== three\n");
    }

    @Test
    void code_in_markdown_holds_any_number_of_backquotes() {
        Document document = Document.titled(Language.EN, "t")
                .add(new Paragraph(Mark.NONE, Line.EMPTY.andCode("a``b")))
                .end();

        assertThat(Reports.markdown(document)).contains("``` a``b ```");
    }

    @Test
    void no_line_is_wider_than_the_screen_where_words_allow_it() {
        String words = "mot ".repeat(60).strip();
        String text = Reports.text(everywhere(words), false, 60);

        assertThat(text.lines()).allMatch(line -> line.length() <= 60);
        assertThat(text.replaceAll("\\s+", " ")).contains(words);
    }

    @Test
    void a_long_word_is_never_cut() {
        String address = "a".repeat(70) + "@exemple.mssante.fr";

        assertThat(Reports.text(everywhere("voir " + address + " là"), false, 40))
                .contains(address);
    }

    @Test
    void colour_only_adds_to_signs_and_words() {
        Document document = everywhere("x y");

        String coloured = Reports.text(document, true, 20);

        assertThat(coloured).contains("\u001b[31m- \u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(Reports.text(document, false, 20));
        assertThat(Reports.text(document)).doesNotContain("\u001b").contains("- x y");
    }

    @Test
    void a_table_draws_its_bars_by_sign() {
        assertThat(Reports.text(everywhere("x"))).contains("x  x  " + "+".repeat(15) + "-".repeat(5));
    }
}
