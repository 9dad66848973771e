package fr.balise.core.policy.settings;

import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DeclaredAttribute.Definition;
import fr.balise.core.cases.DeclaredAttribute.Wording;
import fr.balise.core.cases.settings.CodeSource;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.yaml.YamlField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An attribute that is being read: {@code policy.yaml} first, then the rows of a table that give it more codes. */
public final class DraftAttribute {
    private static final String COLUMN = "column";
    private static final Map<String, String> FORMS = Map.of(
            COLUMN,
            "\\S.{0,199}",
            "domain",
            "[a-z0-9-]+(\\.[a-z0-9-]+)+",
            DirectoryCode.EXERCISE_MODE.word(),
            "[a-z0-9]{1,10}",
            DirectoryCode.PROFESSION.word(),
            "[a-z0-9]{1,10}",
            DirectoryCode.SPECIALITY.word(),
            "[a-z]{1,4}[0-9]{1,6}",
            DirectoryCode.DEPARTMENT.word(),
            "[0-9]{2}|2[ab]|9[78][0-9]");

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

    /** How it is called. */
    public String name() {
        return name;
    }

    /** Its values, with the place where each is written. */
    public Map<String, YamlField> values() {
        return values;
    }

    /** The values other than the default that no code gives. */
    List<String> valuesWithoutCode() {
        return values.keySet().stream()
                .filter(value -> !value.equals(ordinary) && !valueOfCode.containsValue(value))
                .toList();
    }

    /** What its codes are, as a word of the messages about them. */
    public String codes() {
        if (source instanceof CodeSource.Directory directory) {
            return directory.code().word();
        } else if (source instanceof CodeSource.Structures) {
            return "structure";
        }
        return source instanceof CodeSource.Domains ? "domain" : COLUMN;
    }

    /** True of what can be a code of it. */
    public boolean isCode(String written) {
        if (source instanceof CodeSource.Structures) {
            return new StructureName(written.strip()).isWellFormed();
        }
        return codes().equals(DirectoryCode.SECTOR.word())
                ? CareSettings.isSectorCode(written.strip())
                : DeclaredAttribute.key(written).matches(FORMS.get(codes()));
    }

    /** Has a code give a value; the value that it gives already comes back. */
    public Optional<String> put(String code, String value) {
        return Optional.ofNullable(valueOfCode.putIfAbsent(DeclaredAttribute.key(code), value));
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
