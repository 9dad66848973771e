package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.explanation.CaseFacts;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.explanation.Explanation.Place;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.model.SettingRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a mailbox is decided as it is, place by place, and what would change it. */
public final class ExplanationDocument {
    private final Explanation explanation;
    private final Set<Detail> details;
    private final Wording messages;

    private ExplanationDocument(Explanation explanation, Language language, Set<Detail> details) {
        this.explanation = explanation;
        this.details = details;
        this.messages = PolicyWording.in(language);
    }

    /** What is told on request alone. */
    public enum Detail {
        /** Every attribute of each case. */
        ATTRIBUTES,
        /** Also the changes that take many steps, or that nobody can bring about. */
        EVERY_CHANGE
    }

    /** The explanation of one mailbox. */
    public static Document of(Explanation explanation, Language language, Set<Detail> details) {
        return new ExplanationDocument(explanation, language, details).whole();
    }

    /**
     * Those of several mailboxes, under the same policy and on the same day.
     *
     * @param title what they have in common
     * @param explanations one or more
     */
    public static Document of(String title, List<Explanation> explanations, Language language, Set<Detail> details) {
        Document.Builder document = new ExplanationDocument(explanations.get(0), language, details).head(title);
        explanations.forEach(each -> document.add(
                new Section(each.mailbox().value(), new ExplanationDocument(each, language, details).blocks())));
        return document.end();
    }

    private Document whole() {
        return head(explanation.mailbox().value()).addAll(blocks()).end();
    }

    private Document.Builder head(String title) {
        return Document.titled(messages.language(), title)
                .fact(
                        messages.say("explain.policy"),
                        explanation.policy().name() + " " + explanation.policy().version())
                .fact(messages.say("explain.date"), messages.date(explanation.asOf()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        explanation.places().forEach(place -> blocks.add(decided(place)));
        ChangesOfVerdict changes = new ChangesOfVerdict(messages, details.contains(Detail.EVERY_CHANGE));
        List<Item> whatChanges = explanation.places().stream()
                .collect(Collectors.groupingBy(Place::publicationCase, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(changes::of)
                .toList();
        blocks.add(Section.of(messages.say("explain.change"), new Items(whatChanges)));
        return blocks;
    }

    private Block decided(Place place) {
        List<Item> below = new ArrayList<>();
        place.decision().statements().forEach(statement -> below.add(statement(place, statement)));
        place.rows().forEach(row -> below.add(row(place, row)));
        below.add(Item.of(messages.say("explain.facts")).with(facts(place)));
        if (details.contains(Detail.ATTRIBUTES)) {
            place.publicationCase().attributes().forEach(attribute -> below.add(attribute(place, attribute)));
        }
        Verdict verdict = place.decision().verdict();
        Line line = Line.of(messages.say(place.published() ? "explain.published" : "explain.unpublished") + " · ")
                .andStrong(PolicyWording.verdict(verdict, messages))
                .and(messages.say("fact") + meaning(verdict));
        String title = place.carrier() + (place.label().isBlank() ? "" : " · " + place.label());
        return Section.of(title, new Items(List.of(Item.of(line).with(below))));
    }

    /** What the stock, the professional and the directory say, with days and lines. */
    private List<Item> facts(Place place) {
        List<Item> told = new ArrayList<>();
        told.add(fact(place.facts()
                .stock()
                .map(mailbox -> messages.say(
                        "explain.fact.stock",
                        value(place, BuiltIn.MAILBOX_TYPE),
                        value(place, BuiltIn.MAILBOX_STATUS),
                        mailbox.source()))
                .orElseGet(() -> value(place, BuiltIn.MAILBOX_STATUS))));
        place.facts().stock().ifPresent(mailbox -> told.add(fact(activity(place.facts()))));
        place.facts().answer().ifPresent(answer -> told.add(fact(answer(answer))));
        told.add(fact(messages.say("explain.fact.directory", value(place, BuiltIn.CARRIER_STATE))));
        place.facts().codes().forEach(codes -> told.add(fact(codes(place, codes))));
        return told;
    }

    private static Item fact(String said) {
        return Item.of(said);
    }

    private String activity(CaseFacts facts) {
        return facts.activity()
                .map(activity -> messages.say(
                        activity.inactiveFrom().isAfter(explanation.asOf())
                                ? "explain.fact.activity"
                                : "explain.fact.inactive",
                        messages.date(activity.on()),
                        messages.date(activity.inactiveFrom()),
                        activity.months()))
                .orElseGet(() -> messages.say("explain.fact.activity.none"));
    }

    private String answer(CaseFacts.Answer answer) {
        UsageDeclaration given = answer.given();
        String key = given.wanted() ? (given.preferred() ? "preferred" : "wanted") : "refused";
        String said = messages.say(
                "explain.fact.answer",
                messages.say("explain.fact.answer." + key),
                messages.date(given.declaredOn()),
                given.source());
        return said
                + answer.validUntil()
                        .map(last -> messages.say("explain.fact.valid", messages.date(last)))
                        .orElse("");
    }

    private String codes(Place place, CaseFacts.Codes read) {
        String from = DeclaredWording.source(read.attribute(), messages);
        String value = value(place, read.attribute());
        return read.codes().isEmpty()
                ? messages.say("explain.fact.codes.none", value, from)
                : messages.say("explain.fact.codes", value, from, String.join(", ", read.codes()));
    }

    private String meaning(Verdict verdict) {
        return verdict.effect()
                .map(effect -> messages.of(effect.meaning()))
                .orElseGet(() -> messages.say("explain.noRule"));
    }

    private Item statement(Place place, Statement statement) {
        boolean overridden = place.decision().overrules(statement);
        Line line = Line.of(messages.of(statement.rule().message()) + " ")
                .andFaint("[" + statement.rule().id() + " · "
                        + String.join(", ", statement.rule().sources()) + " · "
                        + messages.of(statement.effect().meaning()) + "]")
                .and(overridden ? " " + messages.say("explain.prevails") : "");
        return Item.of(overridden ? Mark.BAD : Mark.GOOD, line)
                .with(sources(statement.rule().sources()));
    }

    /** What each source says, where the policy tells it. */
    private List<Item> sources(List<String> cited) {
        return cited.stream()
                .flatMap(
                        id -> Optional.ofNullable(explanation.policy().sources().get(id)).stream())
                .map(source -> Item.of(Line.EMPTY.andFaint(messages.say(
                        "explain.source",
                        source.id(),
                        messages.of(source.says()),
                        messages.of(source.document()),
                        messages.of(source.place())))))
                .toList();
    }

    /** The row and what came of it: the activity or the care setting of the case, its place, a text. */
    private Item row(Place place, SettingRow row) {
        return Item.of(Line.of(said(place, row) + " ")
                        .andFaint(
                                "[" + row.place() + " · " + row.id() + " · " + String.join(", ", row.sources()) + "]"))
                .with(sources(row.sources()));
    }

    private String said(Place place, SettingRow row) {
        if (row.subject() instanceof SettingRow.Considered) {
            return messages.say("explain.considered");
        }
        if (row.subject() instanceof SettingRow.Written written) {
            return messages.say("explain.written." + written.attribute().word());
        }
        if (row.subject() instanceof SettingRow.Coded coded) {
            return place.publicationCase().vocabulary().declared().stream()
                    .filter(attribute -> attribute.name().equals(coded.attribute()))
                    .findFirst()
                    .map(attribute -> messages.say("explain.read", value(place, attribute)))
                    .orElse("");
        }
        boolean activity = row.subject() instanceof SettingRow.Activity;
        return messages.say("explain.read", value(place, activity ? BuiltIn.ACTIVITY : BuiltIn.CARE_SETTING));
    }

    private Item attribute(Place place, Attribute attribute) {
        return Item.of(Line.EMPTY
                .andCode(attribute + " == " + place.publicationCase().value(attribute))
                .andFaint(" (" + value(place, attribute) + ")"));
    }

    private String value(Place place, Attribute attribute) {
        return messages.of(attribute.words(place.publicationCase().value(attribute)));
    }
}
