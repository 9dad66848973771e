package fr.balise.adapters.dataset.tables;

import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.cells.Characters;
import fr.balise.cells.ColumnDates;
import fr.balise.cells.Row;
import fr.balise.cells.YesNo;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.operations.sources.FrenchDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The cells of one line, each read as what it should be; what is wrong is kept, to be told together. */
public final class Cells {
    private static final int LONGEST = 1000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    /** A FINESS number: nine digits, the second one A or B in Corsica. */
    private static final Pattern FINESS = Pattern.compile("\\d[\\dAB]\\d{7}");

    /** What is said of a text that names no structure. */
    public static final Text NO_STRUCTURE = new Text(
            "n'est ni un numéro FINESS (9 caractères) ni système|valeur",
            "is neither a FINESS number (9 characters) nor system|value");

    private static final Text ZERO_LOST = new Text(
            " Un tableur a pu retirer le zéro du début : mettez la colonne au format Texte, puis récrivez-le.",
            " A spreadsheet program may have dropped its leading zero: give the column the format Text, then write it"
                    + " again.");

    private final DataTable table;
    private final Row row;
    private final List<Text> wrong = new ArrayList<>();
    private Optional<MailboxAddress> address = Optional.empty();
    private boolean swallowing;

    Cells(DataTable table, Row row) {
        this.table = table;
        this.row = row;
    }

    boolean areSound() {
        return wrong.isEmpty();
    }

    SourceLine source() {
        return new SourceLine(table.file(), row.number());
    }

    /**
     * Tells what is wrong, and keeps the mailbox from harm.
     *
     * @return 1 when it is not certain which mailboxes the line is about
     */
    int report(DataSetReading reading) {
        wrong.forEach(each -> reading.unreadable(source(), each));
        if (!wrong.isEmpty()) {
            address.ifPresent(reading::hold);
        }
        return !wrong.isEmpty() && (address.isEmpty() || swallowing) ? 1 : 0;
    }

    void wrong(String column, String fr, String en) {
        wrong.add(new Text("colonne " + column + " : " + fr, "column " + column + ": " + en));
    }

    /** A text, empty when the cell is; a cell with hidden characters or of absurd length is wrong. */
    Optional<String> text(String column) {
        String cell = row.cell(table.position(column));
        Optional<String> hidden = Characters.hidden(cell);
        if (cell.length() > LONGEST) {
            wrong(
                    column,
                    VisibleText.quoted(cell).fr() + " a " + cell.length() + " caractères ; " + LONGEST + " au plus.",
                    VisibleText.quoted(cell).en() + " has " + cell.length() + " characters; at most " + LONGEST + ".");
            return Optional.empty();
        }
        if (hidden.isPresent()) {
            swallowing |= cell.indexOf('\n') >= 0;
            wrong(
                    column,
                    VisibleText.quoted(cell).fr() + " contient un saut de ligne ou un caractère invisible ("
                            + hidden.get() + "). Retirez-le.",
                    VisibleText.quoted(cell).en() + " has a line break or an invisible character in it (" + hidden.get()
                            + "). Take it out.");
            return Optional.empty();
        }
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    /** What stands in columns that are not ours, by name; only the cells that hold something. */
    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        table.others().forEach((name, position) -> {
            String cell = row.cell(position).strip();
            if (!cell.isEmpty() && cell.length() <= LONGEST) {
                labels.put(name, cell);
            }
        });
        return labels;
    }

    /** A text for people, whose line breaks become spaces; one that may have swallowed another line is wrong. */
    Optional<String> prose(String column) {
        String cell = row.cell(table.position(column));
        if (cell.indexOf('\n') < 0 || cell.indexOf('@') >= 0) {
            return text(column);
        }
        return Optional.of(cell.replaceAll("\\s*\n\\s*", " "));
    }

    /** A text that must be there. */
    Optional<String> required(String column) {
        int before = wrong.size();
        Optional<String> text = text(column);
        if (text.isEmpty() && wrong.size() == before) {
            wrong(column, "la valeur manque.", "the value is missing.");
        }
        return text;
    }

    /**
     * An identifier, if the cell is one.
     *
     * @param expected what the sentence says after "is": {@code not an address …}
     */
    <T> Optional<T> identifier(String column, Function<String, T> reader, Text expected) {
        return required(column).flatMap(text -> identifier(column, text, reader, expected));
    }

    private <T> Optional<T> identifier(String column, String text, Function<String, T> reader, Text expected) {
        Optional<String> odd = Characters.odd(text);
        if (odd.isPresent()) {
            String shown = Characters.escaped(text);
            wrong(
                    column,
                    "« " + shown + " » contient un caractère qui ne se voit pas (" + odd.get() + "). Retirez-le.",
                    "'" + shown + "' has a character in it that is not seen (" + odd.get() + "). Take it out.");
            return Optional.empty();
        }
        if (text.indexOf('"') >= 0) {
            wrong(
                    column,
                    VisibleText.quoted(text).fr() + " contient un guillemet. Retirez-le.",
                    VisibleText.quoted(text).en() + " has a quotation mark in it. Take it out.");
            return Optional.empty();
        }
        if (isNumber(column, text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (InvalidIdentifier e) {
            wrong(
                    column,
                    VisibleText.quoted(text).fr() + " n'est " + expected.fr() + ".",
                    VisibleText.quoted(text).en() + " is " + expected.en() + ".");
            return Optional.empty();
        }
    }

    /** True for a cell that a spreadsheet program took for a number. */
    boolean isNumber(String column) {
        return row.isNumber(table.position(column));
    }

    private boolean isNumber(String column, String text) {
        boolean number = isNumber(column);
        if (number) {
            wrong(
                    column,
                    "un tableur a fait de l'identifiant un nombre (" + VisibleText.excerpt(text)
                            + "), qui a pu perdre des"
                            + " chiffres. Mettez la colonne au format Texte, puis récrivez-le.",
                    "a spreadsheet program made the identifier a number (" + VisibleText.excerpt(text)
                            + "), which may have"
                            + " lost digits. Give the column the format Text, then write it again.");
        }
        return number;
    }

    Optional<MailboxAddress> address() {
        address = identifier(
                DataTable.ADDRESS,
                MailboxAddress::new,
                new Text(
                        "pas une adresse de la forme nom@domaine, sans espace, de 254 caractères au plus",
                        "not an address of the form name@domain, without white space, of at most 254 characters"));
        return address;
    }

    /** One of some words. */
    <T> Optional<T> oneOf(String column, String text, List<T> known) {
        Optional<T> value =
                known.stream().filter(each -> each.toString().equals(text)).findFirst();
        if (value.isEmpty()) {
            List<String> words = known.stream().map(Object::toString).toList();
            String all = String.join(", ", words);
            Optional<String> near = text.length() < 2 ? Optional.empty() : Suggestion.nearest(text, words);
            wrong(
                    column,
                    VisibleText.quoted(text).fr() + " n'est pas l'une de ces valeurs : " + all + "."
                            + near.map(word -> " Vouliez-vous dire " + word + " ?")
                                    .orElse(""),
                    VisibleText.quoted(text).en() + " is not one of " + all + "."
                            + near.map(word -> " Did you mean " + word + "?").orElse(""));
        }
        return value;
    }

    /** Yes or no; empty when the cell is. */
    Optional<Boolean> yesOrNo(String column) {
        return text(column).flatMap(text -> {
            Optional<Boolean> said = YesNo.read(text);
            if (said.isEmpty()) {
                oneOf(column, text, List.of("yes", "no"));
            }
            return said;
        });
    }

    /** A date; empty when the cell is. */
    Optional<LocalDate> date(String column, ColumnDates dates) {
        return text(column).flatMap(text -> date(column, text, dates));
    }

    private Optional<LocalDate> date(String column, String text, ColumnDates dates) {
        Optional<LocalDate> date = dates.read(text);
        if (date.isEmpty() && ColumnDates.isSlashed(text) && dates.proof().isEmpty()) {
            wrong(
                    column,
                    VisibleText.quoted(text).fr()
                            + " : rien dans la colonne ne montre si le jour précède le mois. Écrivez"
                            + " année-mois-jour, par exemple 2026-11-30.",
                    VisibleText.quoted(text).en()
                            + ": nothing in the column shows whether the day stands before the month."
                            + " Write year-month-day, for example 2026-11-30.");
        } else if (date.isEmpty()) {
            wrong(
                    column,
                    VisibleText.quoted(text).fr()
                            + " n'est pas une date. Écrivez année-mois-jour, par exemple 2026-11-30.",
                    VisibleText.quoted(text).en() + " is not a date. Write year-month-day, for example 2026-11-30.");
        } else if (date.get().isBefore(EARLIEST) || !date.get().isBefore(LATEST)) {
            wrong(
                    column,
                    VisibleText.quoted(text).fr() + " n'est pas plausible. Vérifiez l'année.",
                    VisibleText.quoted(text).en() + " is not plausible. Check the year.");
            return Optional.empty();
        }
        return date;
    }

    /** A moment of a day in France, {@code 2026-11-30T14:05:00Z}; empty when the cell is. */
    Optional<Instant> moment(String column, Optional<LocalDate> day) {
        return text(column).flatMap(text -> {
            try {
                Instant moment = OffsetDateTime.parse(text).toInstant();
                if (day.isEmpty() || day.get().equals(FrenchDay.of(moment))) {
                    return Optional.of(moment);
                }
                wrong(
                        column,
                        VisibleText.quoted(text).fr() + " n'est pas du " + day.get() + ", jour de la réponse.",
                        VisibleText.quoted(text).en() + " is not of " + day.get() + ", the day of the answer.");
            } catch (DateTimeParseException e) {
                wrong(
                        column,
                        VisibleText.quoted(text).fr()
                                + " n'est pas un instant. Écrivez par exemple 2026-11-30T14:05:00Z.",
                        VisibleText.quoted(text).en() + " is not a moment. Write for example 2026-11-30T14:05:00Z.");
            }
            return Optional.empty();
        });
    }

    /** A structure; empty when the cell is. */
    Optional<Identifier> structureIn(String column) {
        return text(column).flatMap(text -> {
            Optional<Identifier> structure = structure(text);
            boolean zeroLost = text.matches("\\d{8}");
            if (!isNumber(column, text) && structure.isEmpty()) {
                wrong(
                        column,
                        VisibleText.quoted(text).fr() + " " + NO_STRUCTURE.fr() + "."
                                + (zeroLost ? ZERO_LOST.fr() : ""),
                        VisibleText.quoted(text).en() + " " + NO_STRUCTURE.en() + "."
                                + (zeroLost ? ZERO_LOST.en() : ""));
            }
            return structure;
        });
    }

    /** A bare FINESS number, or {@code system|value}; empty for any other text. */
    public static Optional<Identifier> structure(String text) {
        int bar = text.indexOf('|');
        if (bar > 0 && !text.substring(bar + 1).isBlank()) {
            return Optional.of(new Identifier(
                    NamingSystems.canonical(text.substring(0, bar).strip()),
                    text.substring(bar + 1).strip()));
        }
        return Optional.of(text)
                .filter(FINESS.asMatchPredicate())
                .map(finess -> new Identifier(NamingSystems.FINESS, finess));
    }
}
