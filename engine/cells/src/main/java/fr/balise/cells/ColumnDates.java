package fr.balise.cells;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dates of one column: ISO, or day, month, year when a cell of the column proves that order ({@code 20/11/2026}) and
 * none proves the other ({@code 11/20/2026}).
 *
 * @param proof the first cell that proves the order; empty when none does
 */
public record ColumnDates(Optional<String> proof) {
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})");
    private static final int MONTHS = 12;

    /** Looks at all cells of a column. */
    public static ColumnDates of(Collection<String> cells) {
        Proof proof = new Proof();
        cells.forEach(proof::see);
        return proof.dates();
    }

    /** Looks at the cells of a column one by one. */
    public static final class Proof {
        private boolean monthFirst;
        private Optional<String> dayFirst = Optional.empty();

        /** Looks at one more. */
        public void see(String cell) {
            slashed(cell).forEach(date -> {
                monthFirst |= number(date, 2) > MONTHS;
                if (dayFirst.isEmpty() && number(date, 1) > MONTHS) {
                    dayFirst = Optional.of(date.group());
                }
            });
        }

        /** What all of them prove. */
        public ColumnDates dates() {
            return new ColumnDates(monthFirst ? Optional.empty() : dayFirst);
        }
    }

    private static Stream<Matcher> slashed(String cell) {
        Matcher date = SLASHED.matcher(cell);
        return date.matches() ? Stream.of(date) : Stream.empty();
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    /** True for three numbers of which it may not be known which is the day. */
    public static boolean isSlashed(String text) {
        return SLASHED.matcher(text).matches();
    }

    /** The date that a cell of the column says; empty when it says none for sure. */
    public Optional<LocalDate> read(String text) {
        try {
            Matcher date = SLASHED.matcher(text);
            if (proof.isPresent() && date.matches()) {
                return Optional.of(LocalDate.of(number(date, 3), number(date, 2), number(date, 1)));
            }
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
