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
import fr.balise.core.policy.tables.TableTranslations;
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

/** Makes docs/writing-a-policy.md and its French twin: the page's text, with lists and examples taken from the code. */
final class PolicyGuide {
    private final Language language;

    private PolicyGuide(Language language) {
        this.language = language;
    }

    static String page(Language language) {
        return new PolicyGuide(language).whole();
    }

    private boolean isFrench() {
        return language == Language.FR;
    }

    private String whole() {
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
        String page = read(
                PolicyGuide.class.getResourceAsStream(isFrench() ? "/guide/writing_fr.md" : "/guide/writing_en.md"));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private String effects(boolean verdicts) {
        StringBuilder table = new StringBuilder(
                isFrench()
                        ? "| énoncé | la boîte sur cette ressource… | the mailbox on this carrier… |\n|---|---|---|\n"
                        : "| statement | the mailbox on this carrier… | la boîte sur cette ressource… |\n|---|---|---|\n");
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

    private String attributes() {
        StringBuilder all = new StringBuilder();
        List<Attribute> told = new ArrayList<>(Vocabulary.builtIn().of(CaseKind.PUBLICATION));
        told.add(BuiltIn.REQUIRED_PLACES);
        for (Attribute attribute : told) {
            Text meaning = attribute.meaning();
            all.append("### `").append(attribute.name()).append("`\n");
            all.append(capital(meaning.in(language)))
                    .append(".  \n*")
                    .append(capital(isFrench() ? meaning.en() : meaning.fr()))
                    .append(".*\n\n");
            all.append(isFrench() ? "| valeur | français | English |" : "| value | English | français |")
                    .append("\n|---|---|---|\n");
            attribute.values().forEach(value -> row(all, "`" + value + "`", attribute.words(value)));
            all.append('\n');
        }
        return all.toString().strip();
    }

    /** The example of attributes of one's own. */
    static String ownAttributes() {
        return read(PolicyGuide.class.getResourceAsStream("/guide/own-attributes.yaml"));
    }

    private String directoryCodes() {
        return Stream.of(DirectoryCode.values())
                .map(code -> "| `directory: " + code.word() + "` | " + nomenclature(code)
                        + (isFrench() ? " | la ressource porteuse |" : " | the carrier |"))
                .collect(Collectors.joining("\n"));
    }

    private String nomenclature(DirectoryCode code) {
        return switch (code) {
            case EXERCISE_MODE ->
                isFrench() ? "TRE_R23-ModeExercice de la situation" : "TRE_R23-ModeExercice of the situation";
            case PROFESSION ->
                isFrench()
                        ? "TRE_G15-ProfessionSante de la situation, ou sinon de son professionnel"
                        : "TRE_G15-ProfessionSante of the situation, or else of its professional";
            case SPECIALITY ->
                isFrench() ? "TRE_R38-SpecialiteOrdinale, de même" : "TRE_R38-SpecialiteOrdinale, likewise";
            case DEPARTMENT ->
                isFrench()
                        ? "le code postal de la structure : `01`, `2A`, `974`"
                        : "the postal code of the structure: `01`, `2A`, `974`";
            case SECTOR ->
                isFrench() ? "TRE_R02-SecteurActivite de la structure" : "TRE_R02-SecteurActivite of the structure";
        };
    }

    /** What tables call columns and values in French. */
    private String french() {
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
                .map(column -> "| `" + column.getKey() + "` | " + TableTranslations.ofColumn(column.getKey()) + " | "
                        + column.getValue().stream()
                                .filter(value -> !TableTranslations.ofValue(column.getKey(), value)
                                        .equals(value))
                                .map(value -> "`" + value + "` " + TableTranslations.ofValue(column.getKey(), value))
                                .collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining(
                        "\n",
                        (isFrench() ? "| colonne | en français | ses valeurs |" : "| column | in French | its values |")
                                + "\n|---|---|---|\n",
                        ""));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private void row(StringBuilder table, String first, Text text) {
        table.append("| ")
                .append(first)
                .append(" | ")
                .append(text.in(language))
                .append(" | ")
                .append(isFrench() ? text.en() : text.fr())
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

    private String starter(String file) {
        return new String(
                Objects.requireNonNull(StarterPolicy.files(language).content().get(file)), StandardCharsets.UTF_8);
    }

    private static String read(InputStream resource) {
        try (InputStream in = resource) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
