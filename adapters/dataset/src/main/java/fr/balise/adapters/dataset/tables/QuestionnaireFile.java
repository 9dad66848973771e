package fr.balise.adapters.dataset.tables;

import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.cells.ColumnDates;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.answers.GivenAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A filled questionnaire: {@code questions.csv}, or any table with its first columns. A line whose {@code wanted} is empty
 * was not answered. Where the campaign is known, the id of the question says which mailbox and situation are meant, should
 * a spreadsheet program have spoiled the number of the situation.
 */
public final class QuestionnaireFile {
    private static final String SITUATION = "situation";
    private static final String WANTED = "wanted";
    private static final String PREFERRED = "preferred";
    private static final String DECLARED_ON = "declared_on";
    private static final String QUESTION = "question";
    private static final String BOUNCED = "bounced";
    private static final List<String> COLUMNS = List.of(DataTable.ADDRESS, SITUATION, WANTED);
    private static final List<String> OPTIONAL = List.of(
            PREFERRED,
            DECLARED_ON,
            "declared_at",
            "declared_by",
            "channel",
            "professional",
            QUESTION,
            "revoked",
            BOUNCED);

    private final Map<String, Question> asked;
    private final List<GivenAnswer> answers = new ArrayList<>();
    private final SortedSet<MailboxAddress> bounced = new TreeSet<>();
    private int blank;

    /** Reads questionnaires of a campaign, whose questions are these by id; none where it is not known. */
    public QuestionnaireFile(Map<String, Question> asked) {
        this.asked = Map.copyOf(asked);
    }

    /**
     * Reads one file; of one whose name begins with {@code bounced}, addresses alone. What is wrong with a line, or with the whole
     * file, goes to {@code reading}.
     */
    public void read(String name, byte[] bytes, DataSetReading reading) {
        if (name.toLowerCase(Locale.ROOT).startsWith(BOUNCED)) {
            DataTable.sent(name, bytes, List.of(DataTable.ADDRESS), List.of(), Gap.DECLARATIONS, reading)
                    .ifPresent(table -> bounced.addAll(table.read(Cells::address)));
            return;
        }
        DataTable.sent(name, bytes, COLUMNS, OPTIONAL, Gap.DECLARATIONS, reading)
                .ifPresent(table -> {
                    ColumnDates dates = table.dates(DECLARED_ON);
                    answers.addAll(table.read(cells -> answer(cells, dates)));
                });
    }

    /** The answers of all files. */
    public List<GivenAnswer> answers() {
        return List.copyOf(answers);
    }

    /** Addresses at which a letter could not be delivered. */
    public SortedSet<MailboxAddress> bounced() {
        return bounced;
    }

    /** Lines without an answer. */
    public int blank() {
        return blank;
    }

    private Optional<GivenAnswer> answer(Cells cells, ColumnDates dates) {
        Optional<Question> question = cells.text(QUESTION).map(asked::get).filter(known -> isAbout(known, cells));
        Optional<MailboxAddress> address = question.map(Question::address).or(cells::address);
        boolean returned = cells.yesOrNo(BOUNCED).orElse(false);
        if (returned) {
            address.ifPresent(bounced::add);
        }
        boolean revoked = cells.yesOrNo("revoked").orElse(false);
        if (!revoked && cells.areSound() && cells.text(WANTED).isEmpty()) {
            blank += returned ? 0 : 1;
            return Optional.empty();
        }
        Optional<SituationId> situation = question.map(Question::situation).or(() -> DeclarationsFile.situation(cells));
        Optional<Boolean> wanted = cells.yesOrNo(WANTED);
        boolean preferred = cells.yesOrNo(PREFERRED).orElse(false);
        Optional<LocalDate> on = cells.date(DECLARED_ON, dates);
        Optional<Instant> at = cells.moment("declared_at", on);
        DeclarationsFile.checkPreferred(cells, preferred, wanted);
        if (!cells.areSound()) {
            return Optional.empty();
        }
        return Optional.of(new GivenAnswer(
                address.orElseThrow(),
                situation.orElseThrow(),
                wanted.orElse(false),
                preferred,
                on,
                at,
                cells.text("declared_by"),
                cells.text("channel"),
                cells.text("professional"),
                revoked,
                cells.source()));
    }

    /** What stands beside the id may be spoilt, but not be another mailbox or situation. */
    private static boolean isAbout(Question question, Cells cells) {
        boolean address = cells.text(DataTable.ADDRESS)
                .map(text -> text.startsWith("'") ? text.substring(1) : text)
                .filter(text -> !text.equalsIgnoreCase(question.address().value()))
                .isEmpty();
        boolean situation = cells.isNumber(SITUATION)
                || cells.text(SITUATION)
                        .filter(text -> !text.equals(question.situation().value()))
                        .isEmpty();
        if (!address || !situation) {
            cells.wrong(
                    QUESTION,
                    "la ligne nomme une autre boîte ou une autre situation que la question " + question.id() + " ("
                            + question.address() + ", " + question.situation() + "). Videz la cellule, ou rétablissez"
                            + " la ligne.",
                    "the line names another mailbox or situation than the question " + question.id() + " ("
                            + question.address() + ", " + question.situation() + "). Empty the cell, or restore the"
                            + " line.");
        }
        return address && situation;
    }
}
