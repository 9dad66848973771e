package fr.balise.core.cases;

import fr.balise.core.findings.Text;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How cases are said to people; the words of built-in attributes stand in {@code case_words_*.properties}. */
public final class CaseDescription {
    private CaseDescription() {}

    /** Several values of an attribute, any of which may hold: joined by "or". */
    public static Text anyOf(Attribute attribute, int values) {
        return joined(attribute.names(values).stream().map(attribute::words).toList(), new Text(" ou ", " or "));
    }

    /** What a case says in those attributes, in their order, separated by commas. */
    public static Text of(FlatCase aCase, Collection<? extends Attribute> attributes) {
        return joined(
                attributes.stream()
                        .sorted()
                        .map(attribute -> attribute.words(aCase.value(attribute)))
                        .toList(),
                new Text(", ", ", "));
    }

    /** What is said by the values of each attribute, as bits, separated by commas. */
    public static Text of(SortedMap<Attribute, Integer> values) {
        return joined(
                values.entrySet().stream()
                        .map(entry -> anyOf(entry.getKey(), entry.getValue()))
                        .toList(),
                new Text(", ", ", "));
    }

    private static Text joined(List<Text> texts, Text separator) {
        return new Text(joined(texts, Text::fr, separator), joined(texts, Text::en, separator));
    }

    private static String joined(List<Text> texts, Function<Text, String> language, Text separator) {
        return texts.stream().map(language).collect(Collectors.joining(language.apply(separator)));
    }
}
