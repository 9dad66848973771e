package fr.balise.adapters.formats.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.ScenarioResult;
import fr.balise.analysis.scenario.ScenarioResult.Difference;
import fr.balise.analysis.scenario.ScenarioRun;
import fr.balise.analysis.scenario.TableRow;
import fr.balise.analysis.scenario.mutation.MutationScore;
import fr.balise.analysis.scenario.mutation.MutationScore.Survivor;
import fr.balise.analysis.scenario.mutation.PossibleDisputes;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Policy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * A run of scenarios and how much it shows of its policy.
 *
 * @param mutation empty when it was not measured: not asked for, or a scenario failed
 */
public record ScenarioReport(Policy policy, ScenarioRun run, Optional<Mutation> mutation) {
    /** How many small changes the scenarios notice, and which disputes between verdicts they could show. */
    public record Mutation(MutationScore score, PossibleDisputes disputes) {}

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
