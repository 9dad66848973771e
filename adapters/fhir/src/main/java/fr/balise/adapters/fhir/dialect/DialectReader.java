package fr.balise.adapters.fhir.dialect;

import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.yaml.YamlField;
import fr.balise.core.yaml.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a dialect from YAML. Every setting of a preset may be said anew in a file that {@code extends} it; a file that
 * extends nothing says them all.
 */
public final class DialectReader {
    /** The presets, the default first. */
    public static final List<String> PRESETS = List.of("draft-2026-06-24", "draft-2026-06-19", "guide-0.1.0");

    static final Messages MESSAGES = Messages.beside(DialectReader.class, "dialect");

    private static final Text EXTEND = new Text(
            "Un fichier sans « extends: " + PRESETS.get(0) + " » dit tous les réglages.",
            "A file without 'extends: " + PRESETS.get(0) + "' says every setting.");

    private DialectReader() {}

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
     * The dialect that somebody names: a preset, or a file.
     *
     * @throws Refusal when it is neither, or with every problem found in the file
     */
    public static ApiDialect named(String name) throws Refusal {
        Optional<ApiDialect> preset = preset(name);
        if (preset.isPresent()) {
            return preset.get();
        }
        try {
            return read(name, Files.readString(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            throw Refusal.input(MESSAGES.text("noDialect", name, String.join(", ", PRESETS)));
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
        PolicyProblems problems = new PolicyProblems();
        return YamlField.read(file, yaml, EXTEND, problems)
                .mapping(fields -> {
                    inherit(fields, problems);
                    return dialect(file, fields);
                })
                .orElseThrow(() -> new InvalidDialect(
                        problems.all().stream().map(PolicyProblem::text).toList()));
    }

    /** A preset that does not exist is told, and the default stands in for it: nothing is missing besides. */
    private static void inherit(YamlFields fields, PolicyProblems problems) {
        YamlField base = fields.optional("extends");
        if (base.isPresent()) {
            String name = base.oneOf(PRESETS, Function.identity()).orElse(PRESETS.get(0));
            fields.inherit(YamlField.read(name, presetText(name), EXTEND, problems));
        }
    }

    private static Supplier<ApiDialect> dialect(String file, YamlFields fields) {
        var name = fields.optional("name").line();
        var finess = system(fields.required("finessSystem"));
        var others = fields.optional("otherSystems").map(DialectReader::otherSystem);
        var search = fields.required("situationSearch").oneOf(SituationSearch.class);
        var type = fields.required("type").mapping(DialectReader::typeCoding);
        var emailType = fields.required("emailType").flag();
        var update = fields.required("update").oneOf(UpdateForm.class);
        var insertAt = fields.required("insertAt").oneOf(InsertAt.class);
        var targeting = fields.required("targeting").oneOf(Targeting.class);
        var orgOnSituation = fields.required("orgOnSituation").flag();
        var cabCarriers = fields.required("cabCarriers")
                .list(item -> item.oneOf(List.of(CarrierKind.values()), CarrierKind::resourceType));
        var apostrophe = fields.required("apostrophe").oneOf(ApostropheEscape.class);
        return () -> new ApiDialect(
                name.orElse(file),
                finess.orElseThrow(),
                others,
                search.orElseThrow(),
                type.orElseThrow(),
                emailType.orElseThrow(),
                update.orElseThrow(),
                insertAt.orElseThrow(),
                targeting.orElseThrow(),
                orgOnSituation.orElseThrow(),
                Set.copyOf(cabCarriers),
                apostrophe.orElseThrow());
    }

    private static Supplier<TypeCoding> typeCoding(YamlFields fields) {
        var form = fields.required("form").oneOf(TypeCoding.Form.class);
        boolean bare = form.filter(TypeCoding.Form.CODE::equals).isPresent();
        var system = bare ? fields.optional("system").text() : system(fields.required("system"));
        return () -> new TypeCoding(form.orElseThrow(), system.orElse(""));
    }

    private static Optional<String> otherSystem(YamlField entry) {
        if (!isSystem(entry.name())) {
            entry.wrong(MESSAGES.text("key.system", entry.name()), MESSAGES.text("system.remedy"));
        }
        return system(entry);
    }

    private static Optional<String> system(YamlField written) {
        return written.as(
                text -> Optional.of(text).filter(DialectReader::isSystem),
                MESSAGES.text("system"),
                MESSAGES.text("system.remedy"));
    }

    private static boolean isSystem(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
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
