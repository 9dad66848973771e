package fr.balise.adapters.fhir.dialect;

import fr.balise.core.facts.CarrierKind;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.yaml.YamlProblem;
import fr.balise.core.yaml.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a dialect from YAML. Every setting of a preset may be said anew in a file that {@code extends} it; a file that
 * extends nothing says them all.
 */
public final class DialectReader {
    /** The presets, the default first. */
    public static final List<String> PRESETS = List.of("draft-2026-06-24", "draft-2026-06-19", "guide-0.1.0");

    static final Messages MESSAGES = Messages.beside(DialectReader.class, "dialect");

    private static final List<String> SETTINGS = List.of(
            "finessSystem",
            "situationSearch",
            "type",
            "emailType",
            "update",
            "targeting",
            "orgOnSituation",
            "cabCarriers",
            "apostrophe");
    private static final Set<String> KNOWN = Stream.concat(
                    SETTINGS.stream(), Stream.of("name", "extends", "otherSystems"))
            .collect(Collectors.toUnmodifiableSet());

    private final String file;
    private final List<Text> problems = new ArrayList<>();
    private final Map<String, YamlValue> settings = new LinkedHashMap<>();

    private DialectReader(String file) {
        this.file = file;
    }

    /** The preset of that name; empty when there is none. */
    public static Optional<ApiDialect> preset(String name) {
        if (!PRESETS.contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(name, presetText(name)));
        } catch (InvalidDialect e) {
            throw new IllegalStateException("a preset is always valid", e);
        }
    }

    /**
     * Reads a dialect.
     *
     * @param file the name to use in messages
     * @param yaml its content
     * @throws InvalidDialect with every problem found
     */
    public static ApiDialect read(String file, String yaml) throws InvalidDialect {
        DialectReader reader = new DialectReader(file);
        reader.gather(yaml);
        reader.stopIfWrong();
        SETTINGS.stream()
                .filter(setting -> !reader.settings.containsKey(setting))
                .forEach(setting -> reader.wrong(
                        0,
                        MESSAGES.text("missing", setting, PRESETS.get(0))));
        reader.stopIfWrong();
        ApiDialect dialect = reader.dialect();
        reader.stopIfWrong();
        return dialect;
    }

    private void gather(String yaml) {
        try {
            YamlValue document = YamlValue.read(yaml);
            Optional<YamlValue> base = document.get("extends");
            if (base.isPresent()) {
                gatherPreset(base.get());
            }
            document.entries().forEach((key, value) -> {
                if (!KNOWN.contains(key)) {
                    wrong(
                            value.line(),
                            MESSAGES.text("unknown", key, sorted(KNOWN)));
                }
                settings.put(key, value);
            });
        } catch (YamlProblem e) {
            wrong(e.line(), e.what());
        }
    }

    private void gatherPreset(YamlValue base) throws YamlProblem {
        String name = base.text();
        if (!PRESETS.contains(name)) {
            Text what = MESSAGES.text("preset", name, String.join(", ", PRESETS));
            throw base.problem(what.fr(), what.en());
        }
        settings.putAll(YamlValue.read(presetText(name)).entries());
    }

    private ApiDialect dialect() {
        return new ApiDialect(
                text("name", file),
                system("finessSystem"),
                otherSystems(),
                choice("situationSearch", SituationSearch.class, SituationSearch.IDENTIFIER),
                typeCoding(),
                flag("emailType"),
                choice("update", UpdateForm.class, UpdateForm.DELETE_INSERT),
                choice("targeting", Targeting.class, Targeting.BY_ID),
                flag("orgOnSituation"),
                cabCarriers(),
                choice("apostrophe", ApostropheEscape.class, ApostropheEscape.UNICODE));
    }

    private String text(String key, String otherwise) {
        YamlValue value = settings.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return value.text();
        } catch (YamlProblem e) {
            wrong(e.line(), e.what());
            return otherwise;
        }
    }

    private int line(String key) {
        YamlValue value = settings.get(key);
        return value == null ? 0 : value.line();
    }

    private String system(String key) {
        return checkedSystem(line(key), text(key, ""));
    }

    private String checkedSystem(int line, String value) {
        try {
            if (new URI(value).isAbsolute()) {
                return value;
            }
        } catch (URISyntaxException e) {
            // Told below, like an address without a scheme.
        }
        wrong(
                line,
                MESSAGES.text("system", value));
        return value;
    }

    private Map<String, String> otherSystems() {
        Map<String, String> systems = new TreeMap<>();
        YamlValue value = settings.get("otherSystems");
        if (value != null) {
            try {
                for (Map.Entry<String, YamlValue> entry : value.entries().entrySet()) {
                    systems.put(
                            checkedSystem(entry.getValue().line(), entry.getKey()),
                            checkedSystem(
                                    entry.getValue().line(), entry.getValue().text()));
                }
            } catch (YamlProblem e) {
                wrong(e.line(), e.what());
            }
        }
        return systems;
    }

    private TypeCoding typeCoding() {
        YamlValue value = settings.get("type");
        try {
            if (value == null || !value.isMapping()) {
                throw new IllegalArgumentException("type");
            }
            TypeCoding.Form form = choice(
                    value.get("form").map(DialectReader::plain).orElse(""),
                    value.line(),
                    TypeCoding.Form.class,
                    TypeCoding.Form.CODEABLE_CONCEPT);
            String system = value.get("system").map(DialectReader::plain).orElse("");
            return new TypeCoding(form, form == TypeCoding.Form.CODE ? system : checkedSystem(value.line(), system));
        } catch (YamlProblem e) {
            wrong(e.line(), e.what());
        } catch (IllegalArgumentException e) {
            wrong(
                    line("type"),
                    MESSAGES.text("type"));
        }
        return new TypeCoding(TypeCoding.Form.CODE, "");
    }

    private static String plain(YamlValue value) {
        try {
            return value.text();
        } catch (YamlProblem e) {
            throw new IllegalArgumentException(e);
        }
    }

    private boolean flag(String key) {
        String value = text(key, "");
        if (!value.equals("true") && !value.equals("false")) {
            wrong(
                    line(key),
                    MESSAGES.text("flag", key, value));
        }
        return value.equals("true");
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return choice(text(key, ""), line(key), type, otherwise);
    }

    private <E extends Enum<E>> E choice(String value, int line, Class<E> type, E otherwise) {
        for (E candidate : EnumSet.allOf(type)) {
            if (candidate.name().equals(value)) {
                return candidate;
            }
        }
        String names = EnumSet.allOf(type).stream().map(Enum::name).collect(Collectors.joining(", "));
        wrong(
                line,
                MESSAGES.text("choice", value, names));
        return otherwise;
    }

    private Set<CarrierKind> cabCarriers() {
        Set<CarrierKind> kinds = EnumSet.noneOf(CarrierKind.class);
        YamlValue value = settings.get("cabCarriers");
        if (value == null) {
            return kinds;
        }
        try {
            for (YamlValue item : value.items()) {
                Optional<CarrierKind> kind = Stream.of(CarrierKind.values())
                        .filter(known -> known.resourceType().equals(plain(item)))
                        .findFirst();
                kind.ifPresentOrElse(
                        kinds::add,
                        () -> wrong(
                                item.line(),
                                MESSAGES.text("carrier", plain(item))));
            }
        } catch (YamlProblem e) {
            wrong(e.line(), e.what());
        } catch (IllegalArgumentException e) {
            wrong(value.line(), MESSAGES.text("carriers"));
        }
        return kinds;
    }

    private void wrong(int line, Text what) {
        String where = line == 0 ? file : file + ":" + line;
        problems.add(
                MESSAGES.text("problem", where, what));
    }

    private void stopIfWrong() throws InvalidDialect {
        if (!problems.isEmpty()) {
            throw new InvalidDialect(problems);
        }
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String presetText(String name) {
        try (InputStream preset = DialectReader.class.getResourceAsStream(name + ".yaml")) {
            if (preset == null) {
                throw new IllegalStateException("the preset " + name + " is not packaged");
            }
            return new String(preset.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
