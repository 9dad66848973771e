package fr.balise.analysis.guide;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.starter.StarterPolicy;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.tables.FrenchWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes docs/writing-a-policy.md: the page's text, with lists and examples taken from the code. */
final class PolicyGuide {
    private PolicyGuide() {}

    static String page() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("verdicts", effects(true));
        parts.put("marks", effects(false));
        parts.put("rule", block(starter("rules/personal.drl"), "rule \"", "\nend\n"));
        parts.put("attributes", attributes());
        parts.put(
                "mailboxAttributes",
                Vocabulary.builtIn().of(CaseKind.MAILBOX).stream()
                        .map(attribute -> "`" + attribute + "`")
                        .collect(Collectors.joining(", ")));
        parts.put("ownAttributes", ownAttributes().strip());
        parts.put("most", String.valueOf(DeclaredAttribute.MOST));
        parts.put("mostValues", String.valueOf(DeclaredAttribute.MOST_VALUES));
        parts.put("directoryCodes", directoryCodes());
        parts.put("table", firstLines(starter("tables/places.csv"), 4));
        parts.put("french", french());
        parts.put("settings", starter("policy.yaml").strip());
        parts.put(
                "kinds",
                Stream.of(Scenario.Kind.values())
                        .map(kind -> "`" + kind.word() + "`")
                        .collect(Collectors.joining(", ")));
        parts.put("verdictNames", Stream.of(Verdict.values()).map(Verdict::name).collect(Collectors.joining(", ")));
        parts.put("scenario", block(starter("scenarios/personal.yaml"), "- scenario:", "\n\n"));
        parts.put("story", block(starter("scenarios/story.yaml"), "- scenario:", "\n\n"));
        parts.put("invariant", block(starter("invariants.yaml"), "- invariant:", "\n\n"));
        String page = read(PolicyGuide.class.getResourceAsStream("/guide/writing-a-policy.md"));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private static String effects(boolean verdicts) {
        StringBuilder table = new StringBuilder(
                "| statement | the mailbox on this carrier… | la boîte sur cette ressource… |\n|---|---|---|\n");
        Stream<Effect> effects = verdicts
                ? Stream.of(Verdict.values()).flatMap(verdict -> verdict.effect().stream())
                : Stream.of(Effect.values()).filter(effect -> !isVerdict(effect));
        effects.forEach(effect -> row(table, "`verdicts." + effect.word() + "($case);`", effect.meaning()));
        return table.toString().strip();
    }

    private static boolean isVerdict(Effect effect) {
        return Stream.of(Verdict.values())
                .anyMatch(verdict -> verdict.effect().filter(effect::equals).isPresent());
    }

    private static String attributes() {
        StringBuilder all = new StringBuilder();
        List<Attribute> told = new ArrayList<>(Vocabulary.builtIn().of(CaseKind.PUBLICATION));
        told.add(BuiltIn.REQUIRED_PLACES);
        for (Attribute attribute : told) {
            Text meaning = attribute.meaning();
            all.append("### `").append(attribute.name()).append("`\n");
            all.append(capital(meaning.en()))
                    .append(".  \n*")
                    .append(capital(meaning.fr()))
                    .append(".*\n\n");
            all.append("| value | English | français |\n|---|---|---|\n");
            attribute.values().forEach(value -> row(all, "`" + value + "`", attribute.words(value)));
            all.append('\n');
        }
        return all.toString().strip();
    }

    /** The example of attributes of one's own. */
    static String ownAttributes() {
        return read(PolicyGuide.class.getResourceAsStream("/guide/own-attributes.yaml"));
    }

    private static String directoryCodes() {
        return Stream.of(DirectoryCode.values())
                .map(code -> "| `directory: " + code.word() + "` | " + nomenclature(code) + " | the carrier |")
                .collect(Collectors.joining("\n"));
    }

    private static String nomenclature(DirectoryCode code) {
        return switch (code) {
            case EXERCISE_MODE -> "TRE_R23-ModeExercice of the situation";
            case PROFESSION -> "TRE_G15-ProfessionSante of the situation, or else of its professional";
            case SPECIALITY -> "TRE_R38-SpecialiteOrdinale, likewise";
            case DEPARTMENT -> "the postal code of the structure: `01`, `2A`, `974`";
            case SECTOR -> "TRE_R02-SecteurActivite of the structure";
        };
    }

    /** What tables call columns and values in French. */
    private static String french() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Stream.of("id", "source").forEach(column -> columns.put(column, List.of()));
        columns.put("effect", Stream.of(Effect.values()).map(Effect::word).toList());
        Stream.of("title", "message_fr", "message_en").forEach(column -> columns.put(column, List.of()));
        Vocabulary.builtIn()
                .of(CaseKind.PUBLICATION)
                .forEach(attribute -> columns.put(attribute.name(), attribute.values()));
        Stream.of("structure", "sector", "dormantAfterMonths", "inactiveAfterMonths", "code", "value")
                .forEach(column -> columns.put(column, List.of()));
        columns.put("place", names(ConsideredPlace.values()));
        columns.put("attribute", names(WrittenAttribute.values()));
        return columns.entrySet().stream()
                .map(column -> "| `" + column.getKey() + "` | " + FrenchWords.ofColumn(column.getKey()) + " | "
                        + column.getValue().stream()
                                .filter(value -> !FrenchWords.ofValue(column.getKey(), value)
                                        .equals(value))
                                .map(value -> "`" + value + "` " + FrenchWords.ofValue(column.getKey(), value))
                                .collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining("\n", "| column | in French | its values |\n|---|---|---|\n", ""));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static void row(StringBuilder table, String first, Text text) {
        table.append("| ")
                .append(first)
                .append(" | ")
                .append(text.en())
                .append(" | ")
                .append(text.fr())
                .append(" |\n");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String block(String text, String from, String to) {
        int start = text.indexOf(from);
        int end = text.indexOf(to, start);
        return (end < 0 ? text.substring(start) : text.substring(start, end + to.length())).strip();
    }

    private static String firstLines(String text, int count) {
        return text.lines().limit(count).collect(Collectors.joining("\n"));
    }

    private static String starter(String file) {
        return new String(
                Objects.requireNonNull(
                        StarterPolicy.files(Language.EN).content().get(file)),
                StandardCharsets.UTF_8);
    }

    private static String read(InputStream resource) {
        try (InputStream in = resource) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
