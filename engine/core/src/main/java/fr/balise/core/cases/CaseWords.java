package fr.balise.core.cases;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How attributes and their values are said to people; the words stand in {@code case_words_*.properties}. */
public final class CaseWords {
    private CaseWords() {}

    /** One value of an attribute, for example "a personal mailbox (PER)". */
    public static Text of(Attribute attribute, Enum<?> value) {
        String key = attribute.ruleName() + "." + value.name();
        return new Text(word(Language.FR, key), word(Language.EN, key));
    }

    /** Several values of an attribute, any of which may hold: joined by "or". */
    public static Text anyOf(Attribute attribute, Collection<? extends Enum<?>> values) {
        return joined(values.stream().map(value -> of(attribute, value)).toList(), new Text(" ou ", " or "));
    }

    /** What a case says in those attributes, in their order, separated by commas. */
    public static Text of(PublicationCase aCase, Collection<CaseAttribute> attributes) {
        return joined(
                attributes.stream()
                        .sorted()
                        .map(attribute -> of(attribute, aCase.get(attribute)))
                        .toList(),
                new Text(", ", ", "));
    }

    /** What is said by each attribute, in the order of the map, separated by commas. */
    public static Text of(Map<CaseAttribute, ? extends Collection<? extends Enum<?>>> values) {
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

    private static String word(Language language, String key) {
        return ResourceBundle.getBundle(
                        "fr.balise.core.cases.case_words",
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
