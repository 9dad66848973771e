package fr.balise.analysis.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The figures of a variant that have a name. */
public enum Figure {
    ATTACH("attach", VariantFigures::attach),
    UPDATE("update", VariantFigures::update),
    DETACH("detach", VariantFigures::detach),
    /** In percent of what is published. */
    DETACH_SHARE("detachShare", VariantFigures::detachShare),
    UNDECIDED("undecided", VariantFigures::undecided),
    /** How many professionals would lose their last address. */
    LAST_ADDRESS("lastAddress", figures -> figures.lastAddress().size()),
    /** How many professionals would win a first address. */
    FIRST_ADDRESS("firstAddress", figures -> figures.firstAddress().size()),
    KEEP("keep", VariantFigures::keep),
    CALLS("calls", VariantFigures::calls);

    private final String word;
    private final ToDoubleFunction<VariantFigures> value;

    Figure(String word, ToDoubleFunction<VariantFigures> value) {
        this.word = word;
        this.value = value;
    }

    /** How it is called, for example {@code detachShare}. */
    public String word() {
        return word;
    }

    /** Its value for a variant. */
    public double of(VariantFigures figures) {
        return value.applyAsDouble(figures);
    }

    /** The one of that name. */
    public static Optional<Figure> named(String word) {
        return Stream.of(values())
                .filter(each -> each.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /** The names of all. */
    public static List<String> words() {
        return Stream.of(values()).map(Figure::word).toList();
    }
}
