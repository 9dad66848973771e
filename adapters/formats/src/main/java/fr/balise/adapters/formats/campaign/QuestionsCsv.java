package fr.balise.adapters.formats.campaign;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.balise.adapters.formats.csv.SpreadsheetCell;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Professional;
import fr.balise.operations.asking.Question;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * {@code questions.csv}: a line for each question, to be filled in the column {@code wanted} and read again. The first
 * columns are those of {@code declarations.csv}; the others say in words what is asked. Spreadsheet programs in French
 * expect semicolons, others commas.
 */
public final class QuestionsCsv {
    private static final Messages MESSAGES = Messages.beside(QuestionsCsv.class, "campaign");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> HEADER = List.of(
            "address",
            "situation",
            "wanted",
            "preferred",
            "declared_on",
            "declared_by",
            "question",
            "professional",
            "name",
            "type",
            "place",
            "why",
            "published",
            "earlier_answer",
            "if_yes",
            "if_no",
            "if_silent",
            "ends_on",
            "link");

    private QuestionsCsv() {}

    /**
     * The table, who has most to lose first.
     *
     * @param links the address at which a professional of that id answers, or an empty text
     */
    public static String of(Campaign campaign, Language language, UnaryOperator<String> links) {
        StringWriter table = new StringWriter();
        table.append(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(language == Language.FR ? ';' : ',')
                .build(table)) {
            csv.writeRecord(HEADER);
            campaign.professionals()
                    .forEach(professional -> professional
                            .questions()
                            .forEach(question -> csv.writeRecord(cells(professional, question, language, links)
                                    .map(SpreadsheetCell::inert)
                                    .toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }

    private static Stream<String> cells(
            Professional professional, Question question, Language language, UnaryOperator<String> links) {
        return Stream.of(
                question.address().value(),
                question.situation().value(),
                "",
                "",
                "",
                "",
                question.id(),
                professional.id(),
                professional.name(),
                question.type().name(),
                question.place(),
                say("why." + question.why(), language),
                yesOrNo(question.published(), language),
                question.proposed()
                        .map(earlier ->
                                yesOrNo(earlier.wanted(), language) + " (" + language.date(earlier.declaredOn()) + ")")
                        .orElse(""),
                say("effect." + question.effects().yes(), language),
                say("effect." + question.effects().no(), language),
                question.endsOn()
                        .map(day -> say("effect.ENDS", language))
                        .orElseGet(() -> say("effect." + question.effects().silence(), language)),
                question.endsOn().map(language::date).orElse(""),
                links.apply(professional.id()));
    }

    private static String yesOrNo(boolean yes, Language language) {
        return say(yes ? "yes" : "no", language);
    }

    private static String say(String key, Language language) {
        return MESSAGES.text(key).in(language);
    }
}
