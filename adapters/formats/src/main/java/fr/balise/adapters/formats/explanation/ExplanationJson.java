package fr.balise.adapters.formats.explanation;

import fr.balise.adapters.formats.json.CaseJson;
import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.adapters.formats.json.StatementJson;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.analysis.explanation.Actor;
import fr.balise.analysis.explanation.AttributeChange;
import fr.balise.analysis.explanation.CaseFacts;
import fr.balise.analysis.explanation.CaseFacts.LastActivity;
import fr.balise.analysis.explanation.Counterfactual;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.explanation.Explanation.Place;
import fr.balise.analysis.explanation.NothingPublishes;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.SettingRow;
import fr.balise.core.policy.model.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An explanation for programs: the same bytes in any language.
 *
 * @param sources what the rules and rows in it cite, by id, as far as the policy's {@code sources.yaml} tells
 */
public record ExplanationJson(
        String schema,
        MailboxAddress mailbox,
        LocalDate asOf,
        PolicyJson policy,
        List<PlaceJson> places,
        SortedMap<String, CitationJson> sources) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:explanation:1";

    /** What is cited: document, place in it, and what it says. */
    public record CitationJson(Text document, Text place, Text says) {
        private static CitationJson of(Source source) {
            return new CitationJson(source.document(), source.place(), source.says());
        }
    }

    /** The mailbox on one carrier. */
    public record PlaceJson(
            CarrierJson carrier,
            boolean published,
            Verdict verdict,
            List<StatementJson> statements,
            Map<String, String> attributes,
            FactsJson facts,
            List<RowJson> rows,
            Optional<NothingPublishes> nothingPublishes,
            List<CounterfactualJson> counterfactuals) {
        private static PlaceJson of(Place place) {
            return new PlaceJson(
                    new CarrierJson(
                            place.carrier().kind().resourceType(),
                            place.carrier().ref().map(CarrierRef::id).orElse(""),
                            place.label()),
                    place.published(),
                    place.decision().verdict(),
                    place.decision().statements().stream()
                            .map(statement -> StatementJson.of(place.decision(), statement))
                            .toList(),
                    CaseJson.of(place.publicationCase()),
                    FactsJson.of(place.facts()),
                    place.rows().stream().map(RowJson::of).toList(),
                    place.nothingPublishes(),
                    place.counterfactuals().stream().map(CounterfactualJson::of).toList());
        }
    }

    /**
     * The facts on which the case rests; what is not known is left out.
     *
     * @param codes what each attribute of the policy's own is read from
     */
    public record FactsJson(
            Optional<StockJson> stock,
            Optional<LastActivity> lastActivity,
            Optional<AnswerJson> answer,
            Optional<SortedMap<String, List<String>>> codes) {
        private static FactsJson of(CaseFacts facts) {
            return new FactsJson(
                    facts.stock().map(StockJson::of),
                    facts.activity(),
                    facts.answer().map(AnswerJson::of),
                    codes(facts));
        }

        /** By the names of the attributes that the policy declares. */
        private static Optional<SortedMap<String, List<String>>> codes(CaseFacts facts) {
            SortedMap<String, List<String>> codes = new TreeMap<>();
            facts.codes().forEach(each -> codes.put(each.attribute().name(), each.codes()));
            return Optional.of(codes).filter(some -> !some.isEmpty());
        }
    }

    /** A line of the stock. */
    public record StockJson(MailboxType type, MailboxStatus status, SourceLine source) {
        private static StockJson of(Mailbox mailbox) {
            return new StockJson(mailbox.type(), mailbox.status(), mailbox.source());
        }
    }

    /** What the professional answered, and the last day on which that counts. */
    public record AnswerJson(
            boolean wanted, boolean preferred, LocalDate on, Optional<LocalDate> validUntil, SourceLine source) {
        private static AnswerJson of(CaseFacts.Answer answer) {
            return new AnswerJson(
                    answer.given().wanted(),
                    answer.given().preferred(),
                    answer.given().declaredOn(),
                    answer.validUntil(),
                    answer.given().source());
        }
    }

    /** A carrier; its id is empty where the directory does not show it. */
    public record CarrierJson(String resourceType, String id, String label) {}

    /** A row of a table that set how the case is read. */
    public record RowJson(RuleId row, List<String> source, String table, long line, String sets) {
        private static RowJson of(SettingRow row) {
            return new RowJson(
                    row.id(), row.sources(), row.place().file(), row.place().line(), row.sets());
        }
    }

    /** What would give another verdict. */
    public record CounterfactualJson(Verdict verdict, Actor by, List<ChangeJson> changes, List<RuleId> rules) {
        private static CounterfactualJson of(Counterfactual counterfactual) {
            return new CounterfactualJson(
                    counterfactual.decision().verdict(),
                    counterfactual.farthest(),
                    counterfactual.changes().stream().map(ChangeJson::of).toList(),
                    counterfactual.decision().deciding().stream().map(Rule::id).toList());
        }
    }

    /** One attribute taking another value. */
    public record ChangeJson(String attribute, String from, String to, Actor by, Text words, Text how) {
        private static ChangeJson of(AttributeChange change) {
            return new ChangeJson(
                    change.attribute().name(),
                    change.from(),
                    change.to(),
                    change.actor(),
                    change.words(),
                    change.how());
        }
    }

    /** Several documents as one array, ending with a line break. */
    public static String of(List<Explanation> explanations) {
        return explanations.stream().map(each -> of(each).strip()).collect(Collectors.joining(",\n", "[", "]\n"));
    }

    /** The document, ending with a line break. */
    public static String of(Explanation explanation) {
        return SteadyJson.document(new ExplanationJson(
                SCHEMA,
                explanation.mailbox(),
                explanation.asOf(),
                PolicyJson.of(explanation.policy()),
                explanation.places().stream().map(PlaceJson::of).toList(),
                citations(explanation)));
    }

    private static SortedMap<String, CitationJson> citations(Explanation explanation) {
        Set<String> cited = explanation.places().stream()
                .flatMap(place -> Stream.concat(
                        place.decision().statements().stream()
                                .flatMap(statement -> statement.rule().sources().stream()),
                        place.rows().stream().flatMap(row -> row.sources().stream())))
                .collect(Collectors.toSet());
        SortedMap<String, CitationJson> citations = new TreeMap<>();
        explanation.policy().sources().forEach((id, source) -> {
            if (cited.contains(id)) {
                citations.put(id, CitationJson.of(source));
            }
        });
        return citations;
    }
}
