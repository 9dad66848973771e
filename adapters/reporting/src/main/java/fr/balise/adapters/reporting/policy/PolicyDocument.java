package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.syntax.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that a policy says; what it says over the policy beneath is marked. */
public final class PolicyDocument {
    private final Policy policy;
    private final boolean effective;
    private final Wording messages;

    private PolicyDocument(Policy policy, boolean effective, Language language) {
        this.policy = policy;
        this.effective = effective;
        this.messages = PolicyWording.in(language);
    }

    /**
     * The policy as a document.
     *
     * @param effective whether to tell what the policy beneath says too
     */
    public static Document of(Policy policy, boolean effective, Language language) {
        return new PolicyDocument(policy, effective, language).whole();
    }

    private Document whole() {
        Document.Builder document = Document.titled(
                        messages.language(), messages.say("policy.title", messages.of(policy.title())))
                .fact(messages.say("policy.name"), policy.name() + " " + policy.version())
                .fact(messages.say("policy.digest"), policy.digest());
        policy.overlay()
                .ifPresent(overlay -> document.fact(
                        messages.say("policy.base"),
                        overlay.policy() + " " + overlay.version() + " (" + Wording.shortened(overlay.digest()) + ")"));
        return document.add(Section.of(messages.say("policy.disabled"), new Items(disabled())))
                .add(Section.of(messages.say("policy.settings"), settings()))
                .add(Section.of(messages.say("policy.rules"), new Items(rules())))
                .add(Section.of(messages.say("policy.rows"), new Items(rows())))
                .add(Section.of(messages.say("policy.invariants"), new Items(invariants())))
                .end(policy.overlay().isPresent() ? messages.say("policy.legend") : "");
    }

    private boolean isTold(SourceLine place) {
        return effective || !Overlay.isBeneath(place);
    }

    /** What lies over another policy is marked; of a policy whole in itself nothing is. */
    private Mark mark(SourceLine place) {
        return policy.overlay().isPresent() && !Overlay.isBeneath(place) ? Mark.CHANGED : Mark.NONE;
    }

    private List<Item> disabled() {
        return policy.overlay().stream()
                .flatMap(overlay -> overlay.disabled().values().stream())
                .map(each -> Item.of(Mark.REMOVED, Line.strong(each.id()).and(messages.say("fact") + each.reason()))
                        .with(List.of(Item.of(each.place().toString()))))
                .toList();
    }

    private Block settings() {
        List<Row> rows = new ArrayList<>();
        policy.settings().forEach((name, setting) -> {
            if (isTold(setting.place()) && !name.startsWith("disabled.") && !name.startsWith("extends")) {
                rows.add(Row.of(name, setting.value(), setting.place().toString()));
            }
        });
        return new Table(
                List.of(
                        Column.text(messages.say("policy.setting")),
                        Column.text(messages.say("policy.value")),
                        Column.text(messages.say("policy.place"))),
                rows);
    }

    private List<Item> rules() {
        return policy.allRules().stream()
                .filter(rule -> isTold(rule.place()))
                .map(this::rule)
                .toList();
    }

    private Item rule(Rule rule) {
        String effects = rule.effects().stream()
                .map(effect -> messages.of(effect.meaning()))
                .collect(Collectors.joining(", "));
        return Item.of(
                        mark(rule.place()),
                        Line.strong(rule.id().value()).and(messages.say("fact") + messages.of(rule.message())))
                .with(List.of(
                        Item.of(Line.EMPTY.andCode(RuleText.of(rule.condition()))),
                        Item.of(messages.say("policy.effects", effects)),
                        Item.of(String.join(", ", rule.sources()) + " · " + rule.place())));
    }

    private List<Item> rows() {
        return policy.settingRows().stream()
                .filter(row -> isTold(row.place()))
                .map(row ->
                        Item.of(mark(row.place()), Line.strong(row.id().value()).and(" · " + row.place())))
                .toList();
    }

    private List<Item> invariants() {
        return effective || policy.overlay().isEmpty()
                ? policy.invariants().stream().map(this::invariant).toList()
                : List.of();
    }

    private Item invariant(Invariant invariant) {
        return Item.of(Line.strong(invariant.id()).and(messages.say("fact") + messages.of(invariant.title())));
    }
}
