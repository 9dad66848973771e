package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.Outcome;
import fr.balise.analysis.difference.Transition;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.findings.Language;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan.PolicyRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What two policies decide differently: classes of cases by what becomes of them. */
public final class DifferenceDocument {
    private static final int MOST_NAMED = 5;

    private final Optional<SortedMap<Integer, SortedSet<MailboxAddress>>> behind;
    private final Wording messages;

    private DifferenceDocument(Language language, Optional<SortedMap<Integer, SortedSet<MailboxAddress>>> behind) {
        this.behind = behind;
        this.messages = PolicyWording.in(language);
    }

    /**
     * What was compared and came out differently.
     *
     * @param cases how many cases were compared
     * @param differing how many of them come out differently
     * @param behind the real mailboxes behind the classes, by class number; empty when no data were given
     */
    public static Document of(
            PolicyRef first,
            PolicyRef second,
            int cases,
            int differing,
            List<DifferenceClass> classes,
            Optional<SortedMap<Integer, SortedSet<MailboxAddress>>> behind,
            Language language) {
        DifferenceDocument document = new DifferenceDocument(language, behind);
        Wording messages = document.messages;
        boolean sameFiles = first.digest().equals(second.digest());
        String summary = classes.isEmpty()
                ? messages.say(sameFiles ? "difference.none" : "difference.none.files", messages.grouped(cases))
                : messages.count(
                        "difference.summary", classes.size(), messages.grouped(differing), messages.grouped(cases));
        return Document.titled(language, messages.say("difference.title"))
                .fact(messages.say("difference.first"), ref(first))
                .fact(messages.say("difference.second"), ref(second))
                .add(Paragraph.of(summary))
                .addAll(document.sections(classes))
                .end();
    }

    private static String ref(PolicyRef policy) {
        return policy.name() + " " + policy.version() + " (" + PolicyWording.shortened(policy.digest()) + ")";
    }

    private List<Block> sections(List<DifferenceClass> classes) {
        Map<Transition, List<DifferenceClass>> byTransition = classes.stream()
                .collect(Collectors.groupingBy(DifferenceClass::transition, TreeMap::new, Collectors.toList()));
        List<Block> sections = new ArrayList<>();
        byTransition.forEach((transition, found) -> sections.add(Section.of(
                outcome(transition.from()) + " → " + outcome(transition.to()),
                new Items(found.stream().map(this::item).toList()))));
        return sections;
    }

    private String outcome(Outcome outcome) {
        return PolicyWording.verdict(outcome.verdict(), messages)
                + (outcome.hidden() ? messages.say("hidden") : "")
                + (outcome.preferred() ? messages.say("preferred") : "");
    }

    private Item item(DifferenceClass found) {
        List<String> details = new ArrayList<>();
        details.add(messages.say(
                "difference.rules", PolicyWording.ids(found.decidingFrom()), PolicyWording.ids(found.decidingTo())));
        details.add(messages.say("difference.cases", messages.grouped(found.cases())));
        behind.map(known -> known.getOrDefault(found.number(), Collections.emptySortedSet()))
                .ifPresent(mailboxes -> details.add(mailboxes(mailboxes)));
        details.add(messages.say("difference.example", Scenario.written(found.exampleFrom())));
        String otherwise = Stream.of(CaseAttribute.values())
                .filter(each ->
                        found.exampleFrom().get(each) != found.exampleTo().get(each))
                .sorted((a, b) -> a.ruleName().compareTo(b.ruleName()))
                .map(each ->
                        each.ruleName() + ": " + found.exampleTo().get(each).name())
                .collect(Collectors.joining(", "));
        if (!otherwise.isEmpty()) {
            details.add(messages.say("difference.otherwise", otherwise));
        }
        return Item.of(found.number() + ". " + messages.of(found.inWords()))
                .with(details.stream().map(Item::of).toList());
    }

    private String mailboxes(SortedSet<MailboxAddress> mailboxes) {
        String named =
                mailboxes.stream().limit(MOST_NAMED).map(MailboxAddress::value).collect(Collectors.joining(", "));
        String more = mailboxes.size() > MOST_NAMED ? ", …" : "";
        return messages.say(
                "difference.mailboxes",
                messages.grouped(mailboxes.size()) + (named.isEmpty() ? "" : " (" + named + more + ")"));
    }
}
