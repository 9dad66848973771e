package fr.balise.core.policy.settings;

import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DeclaredAttribute.Definition;
import fr.balise.core.cases.DeclaredAttribute.Wording;
import fr.balise.core.yaml.YamlField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An attribute that is being read. */
final class DraftAttribute {
    private final String name;
    private final CodeSource source;
    private final int place;
    private final Map<String, YamlField> values = new LinkedHashMap<>();
    private final Map<String, String> valueOfCode = new HashMap<>();
    private String ordinary = "";
    private Wording wording = Wording.NONE;

    DraftAttribute(String name, CodeSource source, int place) {
        this.name = name;
        this.source = source;
        this.place = place;
    }

    void value(String value, YamlField written) {
        values.put(value, written);
    }

    void ordinary(String value, YamlField written) {
        values.putIfAbsent(value, written);
        ordinary = value;
    }

    void wording(Wording said) {
        wording = said;
    }

    String name() {
        return name;
    }

    Map<String, YamlField> values() {
        return values;
    }

    Optional<String> put(String code, String value) {
        return Optional.ofNullable(valueOfCode.putIfAbsent(DeclaredAttribute.key(code), value));
    }

    CodeSource source() {
        return source;
    }

    DeclaredAttribute made() {
        List<String> named = List.copyOf(values.isEmpty() ? List.of("UNKNOWN") : values.keySet());
        List<String> kept = named.subList(0, Math.min(named.size(), DeclaredAttribute.MOST_VALUES));
        Map<String, Integer> table = new HashMap<>();
        valueOfCode.forEach((code, value) -> table.put(code, kept.indexOf(value)));
        int index = Math.max(0, kept.indexOf(ordinary));
        return new DeclaredAttribute(new Definition(name, source, kept, index, table), wording, place);
    }
}
