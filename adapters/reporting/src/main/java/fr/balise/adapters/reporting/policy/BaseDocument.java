package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.WrittenSetting;
import fr.balise.core.policy.syntax.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What another base changes for a policy that lies on it: its settings, its rules, its promises, then what it decides. */
public final class BaseDocument {
    private final Wording messages;

    private BaseDocument(Language language) {
        this.messages = PolicyWording.in(language);
    }

    /**
     * The change as a document.
     *
     * @param before the policy as it is; empty when it cannot be loaded
     * @param difference what both decide differently
     */
    public static Document of(
            Optional<Policy> before, Policy after, Optional<DifferenceView> difference, Language language) {
        return new BaseDocument(language).whole(before, after, difference);
    }

    private Document whole(Optional<Policy> before, Policy after, Optional<DifferenceView> difference) {
        Document.Builder document =
                Document.titled(messages.language(), messages.say("base.title", after.name(), after.version()));
        before.flatMap(Policy::overlay).ifPresent(overlay -> document.fact(messages.say("base.before"), base(overlay)));
        after.overlay().ifPresent(overlay -> document.fact(messages.say("base.after"), base(overlay)));
        if (before.isEmpty()) {
            return document.add(Paragraph.of(messages.say("base.unusable"))).end();
        }
        document.add(section("policy.settings", settings(before.get()), settings(after)))
                .add(section("policy.rules", rules(before.get()), rules(after)))
                .add(section("policy.invariants", invariants(before.get()), invariants(after)));
        difference.ifPresent(view ->
                document.addAll(DifferenceDocument.of(view, messages.language()).blocks()));
        return document.end();
    }

    private static String base(Overlay overlay) {
        return overlay.policy() + " " + overlay.version() + " (" + Wording.shortened(overlay.digest()) + ")";
    }

    private static SortedMap<String, String> settings(Policy policy) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Map.Entry<String, WrittenSetting> setting : policy.settings().entrySet()) {
            if (!setting.getKey().startsWith("extends")) {
                values.put(setting.getKey(), setting.getValue().value());
            }
        }
        return values;
    }

    private SortedMap<String, String> rules(Policy policy) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Rule rule : policy.allRules()) {
            texts.put(
                    rule.id().value(),
                    RuleText.of(rule.condition()) + " → " + rule.effects() + " · " + messages.of(rule.message()));
        }
        return texts;
    }

    private static SortedMap<String, String> invariants(Policy policy) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Invariant invariant : policy.invariants()) {
            texts.put(invariant.id(), RuleText.of(invariant.when()) + " → " + new TreeSet<>(invariant.admitted()));
        }
        return texts;
    }

    private Section section(String title, Map<String, String> before, Map<String, String> after) {
        List<Item> items = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.get(name);
            String is = after.get(name);
            if (was == null) {
                items.add(item(Mark.ADDED, name, List.of(String.valueOf(is))));
            } else if (is == null) {
                items.add(item(Mark.REMOVED, name, List.of(was)));
            } else if (!was.equals(is)) {
                items.add(
                        item(Mark.CHANGED, name, List.of(messages.say("base.was", was), messages.say("base.is", is))));
            }
        }
        return Section.of(messages.say(title), new Items(items));
    }

    private static Item item(Mark mark, String name, List<String> below) {
        return Item.of(mark, Line.strong(name))
                .with(below.stream().map(Item::of).toList());
    }
}
