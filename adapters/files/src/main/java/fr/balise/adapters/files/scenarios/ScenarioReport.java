package fr.balise.adapters.files.scenarios;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.ScenarioResult;
import fr.balise.analysis.scenario.ScenarioResult.Difference;
import fr.balise.analysis.scenario.ScenarioResult.Override;
import fr.balise.analysis.scenario.ScenarioRun;
import fr.balise.analysis.scenario.TableRow;
import fr.balise.analysis.scenario.mutation.MutationScore;
import fr.balise.analysis.scenario.mutation.MutationScore.Survivor;
import fr.balise.analysis.scenario.mutation.PossibleDisputes;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Policy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run of scenarios and how much it shows of its policy.
 *
 * @param mutation empty when it was not measured: not asked for, or a scenario failed
 */
public record ScenarioReport(Policy policy, ScenarioRun run, Optional<Mutation> mutation) {
    /** How many small changes the scenarios notice, and which disputes between verdicts they could show. */
    public record Mutation(MutationScore score, PossibleDisputes disputes) {}

    /** The report as lines of text. */
    public String text(Language language) {
        StringBuilder text = new StringBuilder();
        run.failures().forEach(failure -> text.append(failure.in(language)).append("\n\n"));
        int failed = run.failures().size();
        int all = run.results().size();
        say(
                text,
                language,
                all + " scénario(s) : " + (all - failed) + " comme prévu, " + failed + " en échec.",
                all + " scenario(s): " + (all - failed) + " as expected, " + failed + " failed.");
        if (all > 0) {
            coverage(text, language);
            rows(text, language);
        }
        mutation.ifPresent(measured -> mutation(measured, text, language));
        return text.toString();
    }

    private void coverage(StringBuilder text, Language language) {
        int rules = policy.rules().size();
        int spoke = rules - run.coverage().silent().size();
        say(
                text,
                language,
                "Règles qui se sont prononcées : " + spoke + " sur " + rules + " ("
                        + run.coverage().percent() + " %).",
                "Rules that spoke: " + spoke + " of " + rules + " ("
                        + run.coverage().percent() + " %).");
        if (!run.coverage().silent().isEmpty()) {
            String silent = joined(run.coverage().silent());
            say(text, language, "  Jamais : " + silent, "  Never: " + silent);
        }
        run.coverage().kinds().forEach((rule, kinds) -> {
            String missing = Arrays.stream(Kind.values())
                    .filter(kind -> !kinds.contains(kind))
                    .map(Kind::word)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                say(text, language, "  " + rule + " : manque " + missing, "  " + rule + ": lacks " + missing);
            }
        });
    }

    private void rows(StringBuilder text, Language language) {
        int rows = run.coverage().rows().size();
        if (rows == 0) {
            return;
        }
        List<TableRow> unshown = run.coverage().unshownRows();
        String share = run.coverage().rowPercent() + " %";
        say(
                text,
                language,
                "Lignes de tables que les scénarios montrent : " + (rows - unshown.size()) + " sur " + rows + " ("
                        + share + ").",
                "Rows of tables that scenarios show: " + (rows - unshown.size()) + " of " + rows + " (" + share + ").");
        for (TableRow row : unshown) {
            say(
                    text,
                    language,
                    "  " + row.place() + " : la ligne " + row.id() + " ne compte dans aucun",
                    "  " + row.place() + ": the row " + row.id() + " counts in none");
        }
    }

    private void mutation(Mutation measured, StringBuilder text, Language language) {
        MutationScore score = measured.score();
        int noticed = score.killed().size();
        int telling = noticed + score.survivors().size();
        int equivalent = score.equivalent().size();
        say(
                text,
                language,
                "Petits changements remarqués : " + noticed + " sur " + telling + " (" + score.percent() + " %) ; "
                        + equivalent + " autres ne changent aucun cas possible.",
                "Small changes noticed: " + noticed + " of " + telling + " (" + score.percent() + " %); " + equivalent
                        + " others alter no possible case.");
        for (Survivor survivor : score.survivors()) {
            text.append("  ").append(survivor.in(language)).append('\n');
        }
        int disputes = measured.disputes().overrides().size();
        long shown = measured.disputes().overrides().stream()
                .filter(run.coverage().overrides()::contains)
                .count();
        say(
                text,
                language,
                "Verdicts qui l'emportent sur d'autres : " + shown + " paires montrées sur " + disputes + " possibles.",
                "Verdicts that overrule others: " + shown + " pairs shown of " + disputes + " possible.");
        measured.disputes().overrides().stream()
                .filter(pair -> !run.coverage().overrides().contains(pair))
                .sorted(Comparator.comparing(Override::stronger).thenComparing(Override::weaker))
                .forEach(pair -> say(
                        text,
                        language,
                        "  Jamais montré : " + pair.stronger() + " qui l'emporte sur " + pair.weaker(),
                        "  Never shown: " + pair.stronger() + " overruling " + pair.weaker()));
    }

    private static void say(StringBuilder text, Language language, String fr, String en) {
        text.append(new Text(fr, en).in(language)).append('\n');
    }

    private static String joined(Set<RuleId> rules) {
        return rules.stream().map(RuleId::value).collect(Collectors.joining(", "));
    }

    /** The report as JSON. */
    public String json() {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(written).useDefaultPrettyPrinter()) {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written + "\n";
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("policy", policy.name());
        json.writeStringField("digest", policy.digest());
        json.writeNumberField("scenarios", run.results().size());
        json.writeNumberField("failed", run.failures().size());
        json.writeArrayFieldStart("failures");
        for (ScenarioResult failure : run.failures()) {
            write(failure, json);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("percent", run.coverage().percent());
        write("silent", run.coverage().silent(), json);
        json.writeObjectFieldStart("rows");
        json.writeNumberField("all", run.coverage().rows().size());
        json.writeNumberField("percent", run.coverage().rowPercent());
        json.writeArrayFieldStart("unshown");
        for (TableRow row : run.coverage().unshownRows()) {
            json.writeStartObject();
            json.writeStringField("table", row.place().file());
            json.writeNumberField("line", row.place().line());
            json.writeStringField("row", row.id().value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        if (mutation.isPresent()) {
            write(mutation.get(), json);
        }
        json.writeEndObject();
    }

    private static void write(ScenarioResult failure, JsonGenerator json) throws IOException {
        Scenario scenario = failure.scenario();
        json.writeStartObject();
        json.writeStringField("scenario", scenario.title());
        json.writeStringField("place", scenario.place().toString());
        json.writeArrayFieldStart("differences");
        for (Difference difference : failure.differences()) {
            json.writeStartObject();
            json.writeStringField("what", difference.what().en());
            json.writeStringField("expected", difference.expected().en());
            json.writeStringField("actual", difference.actual().en());
            json.writeEndObject();
        }
        json.writeEndArray();
        write("spoke", failure.spoke(), json);
        json.writeEndObject();
    }

    private static void write(Mutation measured, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("mutation");
        json.writeNumberField("percent", measured.score().percent());
        json.writeNumberField("noticed", measured.score().killed().size());
        json.writeNumberField("equivalent", measured.score().equivalent().size());
        json.writeArrayFieldStart("survivors");
        for (Survivor survivor : measured.score().survivors()) {
            json.writeStartObject();
            json.writeStringField("rule", survivor.mutant().original().id().value());
            json.writeStringField("change", survivor.mutant().change().en());
            json.writeStringField("witness", Scenario.written(survivor.witness()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(String name, Set<RuleId> rules, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (RuleId rule : rules) {
            json.writeString(rule.value());
        }
        json.writeEndArray();
    }
}
