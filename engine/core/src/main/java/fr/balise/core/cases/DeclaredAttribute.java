package fr.balise.core.cases;

import fr.balise.core.findings.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An attribute that a policy declares: facts give codes, a table makes a value of each, and what has no code of the table
 * has the default. Of several codes the one whose value is defined first counts. No decision depends on its texts.
 */
public final class DeclaredAttribute extends Attribute {
    /** How many of them a policy may declare. */
    public static final int MOST = 8;
    /** How many values each may have, the default among them. */
    public static final int MOST_VALUES = 16;

    private final Definition definition;
    private final Wording wording;

    /**
     * What decisions depend on.
     *
     * @param values the names of all its values, the default among them
     * @param ordinary the default, by its index
     * @param table the index of the value of each code, by its {@link #key}
     */
    public record Definition(
            String name, CodeSource source, List<String> values, int ordinary, Map<String, Integer> table) {
        /** Copies the collections. */
        public Definition {
            values = List.copyOf(values);
            table = Map.copyOf(table);
        }
    }

    /**
     * What people read.
     *
     * @param meaning what it tells
     * @param values each value in words, by its name; one without words is told by its name
     */
    public record Wording(Optional<Text> meaning, Map<String, Text> values) {
        /** Nothing but names. */
        public static final Wording NONE = new Wording(Optional.empty(), Map.of());

        /** Copies the map. */
        public Wording {
            values = Map.copyOf(values);
        }
    }

    /**
     * An attribute of a policy.
     *
     * @param place among the attributes of its vocabulary, after all that every policy knows
     */
    public DeclaredAttribute(Definition definition, Wording wording, int place) {
        super(definition.name(), definition.source().kind(), place, definition.values());
        this.definition = definition;
        this.wording = wording;
    }

    /** The code as it is looked up: capitals and white space around it make no difference. */
    public static String key(String code) {
        return code.strip().toLowerCase(Locale.ROOT);
    }

    /** What decisions depend on. */
    public Definition definition() {
        return definition;
    }

    /** The values other than the default that no code gives. */
    public List<String> valuesWithoutCode() {
        return values().stream()
                .filter(value -> indexOf(value) != definition.ordinary)
                .filter(value -> !definition.table.containsValue(indexOf(value)))
                .toList();
    }

    /** The same with a code giving another value, by its name; none gives nothing. */
    public DeclaredAttribute with(String code, Optional<String> value) {
        Map<String, Integer> table = new HashMap<>(definition.table);
        table.remove(key(code));
        value.ifPresent(given -> table.put(key(code), indexOf(given)));
        return new DeclaredAttribute(
                new Definition(name(), definition.source, definition.values, definition.ordinary, table),
                wording,
                place());
    }

    /** The same at another place. */
    public DeclaredAttribute at(int place) {
        return new DeclaredAttribute(definition, wording, place);
    }

    /** The same at another place, told by its name and a mark: another attribute has the same words. */
    public DeclaredAttribute marked(String mark, int place) {
        return new DeclaredAttribute(
                new Definition(
                        name() + mark, definition.source, definition.values, definition.ordinary, definition.table),
                Wording.NONE,
                place);
    }

    @Override
    public int ordinary() {
        return definition.ordinary;
    }

    @Override
    public Text meaning() {
        return wording.meaning.orElse(new Text(name(), name()));
    }

    @Override
    public Text words(String value) {
        Text words = wording.values.get(value);
        return words == null ? new Text(name() + " : " + value, name() + ": " + value) : words;
    }

    /** The codes of its table that it is read from for a mailbox on a carrier; where there are none, whatever else. */
    public List<String> codes(CaseReading reading) {
        List<String> all = definition.source.codes(reading).distinct().toList();
        List<String> known = all.stream()
                .filter(code -> definition.table.containsKey(key(code)))
                .toList();
        return known.isEmpty() ? all : known;
    }

    @Override
    int read(CaseReading reading) {
        return definition
                .source
                .codes(reading)
                .map(code -> definition.table.get(key(code)))
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(definition.ordinary);
    }

    /** By what rules know of it; where its values come from, the definition tells. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeclaredAttribute theirs
                && place() == theirs.place()
                && name().equals(theirs.name())
                && values().equals(theirs.values())
                && ordinary() == theirs.ordinary();
    }

    @Override
    public int hashCode() {
        return name().hashCode();
    }
}
