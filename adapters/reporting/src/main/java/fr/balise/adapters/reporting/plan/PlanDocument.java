package fr.balise.adapters.reporting.plan;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.plan.Extent.Tables;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.Target;
import fr.balise.core.planning.change.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan told to people: in short, change by change with its reasons, then what to look at and what to do. */
public final class PlanDocument {
    private static final String BUNDLE = "fr.balise.adapters.reporting.plan.plan";

    private final Plan plan;
    private final Extent extent;
    private final Wording messages;
    private final ChangeItems items;
    private final FindingItems findings;
    private boolean leftOut;

    private PlanDocument(Plan plan, Language language, Extent extent) {
        this.plan = plan;
        this.extent = extent;
        this.messages = new Wording(language, BUNDLE);
        this.items = new ChangeItems(messages);
        this.findings = new FindingItems(plan.findings(), extent.findings(), messages);
    }

    /** As much of a plan as asked for. */
    public static Document of(Plan plan, Language language, Extent extent) {
        return new PlanDocument(plan, language, extent).whole();
    }

    /** All findings of a plan, and nothing else. */
    public static Document findings(Plan plan, Language language) {
        PlanDocument document = new PlanDocument(plan, language, Extent.ALL);
        return document.head().addAll(document.findings.blocks()).end(document.footer());
    }

    /** Whether a policy was proved, and if not why and what to do. */
    public static Text proof(ProofStatus proof) {
        return new Text(proof(proof, new Wording(Language.FR, BUNDLE)), proof(proof, new Wording(Language.EN, BUNDLE)));
    }

    private Document whole() {
        Document.Builder document = head();
        PlanSummary summary = new PlanSummary(plan, messages);
        document.add(new Items(summary.sentences()));
        boolean inFull = plan.changes().size() <= extent.changesInFull();
        boolean counted = extent.tables() == Tables.ALWAYS || !inFull && extent.tables() == Tables.INSTEAD;
        if (counted && !plan.changes().isEmpty()) {
            document.addAll(summary.tables());
        }
        if (inFull && counted) {
            document.add(new Section(messages.say("changes.all"), byCarrier()));
        } else {
            document.addAll(inFull ? byCarrier() : byKind());
        }
        document.addAll(findings.blocks());
        if (extent.findings() > 0) {
            document.add(Section.of(messages.say("next"), Items.of(next())));
        }
        return document.end(footer());
    }

    private Document.Builder head() {
        Plan.PolicyRef policy = plan.policy();
        Document.Builder head = Document.titled(messages.language(), messages.say("title", messages.date(plan.asOf())))
                .fact(messages.say("policy"), Wording.policy(policy))
                .fact(messages.say("proof"), proof(policy.proof(), messages))
                .fact(
                        messages.say("operator"),
                        messages.say("operator.is", plan.operator(), String.join(", ", plan.domains())));
        plan.target()
                .ifPresent(target -> head.fact(
                        messages.say("target"),
                        target.endpoint().isEmpty()
                                ? target.directory()
                                : messages.say("target.is", target.directory(), target.endpoint())));
        return head;
    }

    private String footer() {
        return messages.say("footer", Wording.shortened(plan.digest().hex()));
    }

    private static String proof(ProofStatus proof, Wording messages) {
        if (proof instanceof ProofStatus.NotProved not) {
            return messages.say("proof." + not.why());
        }
        ProofStatus.Proved proved = (ProofStatus.Proved) proof;
        return messages.say(
                "proof.proved",
                messages.grouped(proved.cases()),
                messages.count("proof.promise", proved.promises().size()),
                Wording.shortened(proved.certificate()));
    }

    private List<Block> byCarrier() {
        return plan.changes().stream()
                .collect(Collectors.groupingBy(
                        change -> change.place().carrier(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .<Block>map(items::ofCarrier)
                .toList();
    }

    /** A kind is an action, and the rule behind it where they are told apart. */
    private record Kind(Change.Action action, Optional<RuleId> rule) {
        static Kind of(Change change, boolean byRule) {
            return new Kind(
                    change.action(), Optional.of(change.reasons().get(0).rule()).filter(rule -> byRule));
        }
    }

    private List<Block> byKind() {
        Map<Kind, FirstOf<Change>> kinds = new LinkedHashMap<>();
        plan.changes()
                .forEach(change -> kinds.computeIfAbsent(
                                Kind.of(change, extent.tables() != Tables.NEVER),
                                none -> new FirstOf<>(extent.ofEachKind()))
                        .add(change));
        List<Item> told = kinds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Kind::action)))
                .map(kind -> ofKind(kind.getKey(), kind.getValue()))
                .toList();
        leftOut |= kinds.values().stream().anyMatch(FirstOf::leavesOut);
        return told.isEmpty()
                ? List.of()
                : List.of(Section.of(
                        messages.say(extent.ofEachKind() == 1 ? "kinds" : "kinds.several"), new Items(told)));
    }

    private Item ofKind(Kind kind, FirstOf<Change> changes) {
        return kind.rule().isPresent() ? items.ofKind(kind.action(), changes) : items.ofAction(kind.action(), changes);
    }

    private List<String> next() {
        List<String> next = new ArrayList<>();
        if (leftOut || findings.leftOut()) {
            next.add(messages.say("next.all"));
        }
        if (!plan.findings().isEmpty()) {
            next.add(messages.say("next.findings"));
        }
        if (!plan.changes().isEmpty()) {
            next.add(messages.say(
                    "next.apply", plan.target().map(Target::endpoint).orElse("URL")));
        }
        String overrides = plan.overridesNeeded().stream()
                .flatMap(needed -> needed.overrides().stream())
                .distinct()
                .map(override -> "--override " + override)
                .collect(Collectors.joining(" "));
        if (!overrides.isEmpty()) {
            next.add(messages.say("next.overrides", overrides));
        }
        return next.isEmpty() ? List.of(messages.say("next.nothing")) : next;
    }
}
