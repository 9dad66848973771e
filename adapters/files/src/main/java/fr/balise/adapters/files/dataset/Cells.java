package fr.balise.adapters.files.dataset;

import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.files.Shown;
import fr.balise.core.facts.Gap;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.problems.Suggestion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The cells of one line, each read as what it should be; what is wrong is kept, to be told together. */
final class Cells {
    private static final int LONGEST = 1000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    /** A FINESS number: nine digits, the second one A or B in Corsica. */
    private static final Pattern FINESS = Pattern.compile("\\d[\\dAB]\\d{7}");

    /** What is said of a text that names no structure. */
    static final Text NO_STRUCTURE = new Text(
            "n'est ni un numéro FINESS (9 caractères) ni système|valeur.",
            "is neither a FINESS number (9 characters) nor system|value.");

    private final CsvLine line;
    private final List<Text> wrong = new ArrayList<>();

    Cells(CsvLine line) {
        this.line = line;
    }

    boolean areSound() {
        return wrong.isEmpty();
    }

    /** Tells what is wrong, and keeps the mailbox, or the whole source when it names none, from harm. */
    boolean report(DataSetReading reading, Optional<MailboxAddress> address) {
        for (Text each : wrong) {
            reading.unreadable(line.source(), each);
        }
        address.ifPresent(reading::hold);
        return address.isPresent();
    }

    /** What a table tells of its broken lines, and of the source when some of its lines name no mailbox. */
    static void reportBroken(CsvTable table, String file, Gap gap, int nameless, DataSetReading reading) {
        int unnamed = nameless;
        for (CsvTable.Broken broken : table.broken()) {
            reading.unreadable(broken.source(), broken.why());
            broken.address().ifPresent(reading::hold);
            unnamed += broken.address().isPresent() ? 0 : 1;
        }
        if (unnamed > 0) {
            reading.incomplete(
                    gap,
                    file,
                    new Text(
                            "lignes sans adresse lisible : " + unnamed,
                            "lines without a readable address: " + unnamed));
        }
    }

    void wrong(String column, String fr, String en) {
        wrong.add(new Text("colonne " + column + " : " + fr, "column " + column + ": " + en));
    }

    /** A text, empty when the cell is; a cell with control characters or of absurd length is wrong. */
    Optional<String> text(String column) {
        String cell = line.cell(column);
        if (cell.length() > LONGEST) {
            wrong(
                    column,
                    Shown.quoted(cell).fr() + " a " + cell.length() + " caractères ; " + LONGEST + " au plus.",
                    Shown.quoted(cell).en() + " has " + cell.length() + " characters; at most " + LONGEST + ".");
            return Optional.empty();
        }
        if (cell.chars().anyMatch(Character::isISOControl)) {
            wrong(
                    column,
                    Shown.quoted(cell).fr() + " contient un caractère de contrôle. Retirez-le.",
                    Shown.quoted(cell).en() + " has a control character in it. Take it out.");
            return Optional.empty();
        }
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
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

    <T> Optional<T> identifier(String column, String text, Function<String, T> reader, Text expected) {
        try {
            return Optional.of(reader.apply(text));
        } catch (InvalidIdentifier e) {
            wrong(
                    column,
                    Shown.quoted(text).fr() + " n'est " + expected.fr() + ".",
                    Shown.quoted(text).en() + " is " + expected.en() + ".");
            return Optional.empty();
        }
    }

    Optional<MailboxAddress> address() {
        return identifier(
                "address",
                MailboxAddress::new,
                new Text(
                        "pas une adresse de la forme nom@domaine, sans espace, de 254 caractères au plus",
                        "not an address of the form name@domain, without white space, of at most 254 characters"));
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
                    Shown.quoted(text).fr() + " n'est pas l'une de ces valeurs : " + all + "."
                            + near.map(word -> " Vouliez-vous dire " + word + " ?")
                                    .orElse(""),
                    Shown.quoted(text).en() + " is not one of " + all + "."
                            + near.map(word -> " Did you mean " + word + "?").orElse(""));
        }
        return value;
    }

    /** Yes or no; empty when the cell is. */
    Optional<Boolean> yesOrNo(String column) {
        return text(column).flatMap(text -> switch (text) {
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> {
                oneOf(column, text, List.of("yes", "no"));
                yield Optional.empty();
            }
        });
    }

    /** A date; empty when the cell is. */
    Optional<LocalDate> date(String column) {
        return text(column).flatMap(text -> date(column, text));
    }

    Optional<LocalDate> date(String column, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
                return Optional.of(date);
            }
            wrong(
                    column,
                    Shown.quoted(text).fr() + " n'est pas plausible. Vérifiez l'année.",
                    Shown.quoted(text).en() + " is not plausible. Check the year.");
        } catch (DateTimeParseException e) {
            wrong(
                    column,
                    Shown.quoted(text).fr() + " n'est pas une date. Écrivez année-mois-jour, par exemple 2026-11-30.",
                    Shown.quoted(text).en() + " is not a date. Write year-month-day, for example 2026-11-30.");
        }
        return Optional.empty();
    }

    /** A structure; empty when the cell is. */
    Optional<Identifier> structureIn(String column) {
        return text(column).flatMap(text -> {
            Optional<Identifier> structure = structure(text);
            if (structure.isEmpty()) {
                wrong(
                        column,
                        Shown.quoted(text).fr() + " " + NO_STRUCTURE.fr(),
                        Shown.quoted(text).en() + " " + NO_STRUCTURE.en());
            }
            return structure;
        });
    }

    /** A bare FINESS number, or {@code system|value}; empty for any other text. */
    static Optional<Identifier> structure(String text) {
        int bar = text.indexOf('|');
        if (bar > 0 && bar < text.length() - 1) {
            return Optional.of(new Identifier(
                    NamingSystems.canonical(text.substring(0, bar).strip()),
                    text.substring(bar + 1).strip()));
        }
        return Optional.of(text)
                .filter(FINESS.asMatchPredicate())
                .map(finess -> new Identifier(NamingSystems.FINESS, finess));
    }
}
