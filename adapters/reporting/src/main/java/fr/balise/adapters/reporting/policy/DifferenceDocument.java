package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.analysis.difference.Transition;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Language;
import fr.balise.core.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What two policies decide differently: classes of cases by what becomes of them. */
public final class DifferenceDocument {
    private static final int MOST_NAMED = 5;

    private final DifferenceView view;
    private final Wording messages;

    private DifferenceDocument(Language language, DifferenceView view) {
        this.view = view;
        this.messages = PolicyWording.in(language);
    }

    /** What was compared and came out differently. */
    public static Document of(DifferenceView view, Language language) {
        DifferenceDocument document = new DifferenceDocument(language, view);
        Wording messages = document.messages;
        boolean sameFiles = view.first().digest().equals(view.second().digest());
        String cases = messages.grouped(view.cases());
        String summary = view.classes().isEmpty()
                ? messages.say(sameFiles ? "difference.none" : "difference.none.files", cases)
                : messages.count(
                        "difference.summary", view.classes().size(), messages.grouped(view.differing()), cases);
        return Document.titled(language, messages.say("difference.title"))
                .fact(messages.say("difference.first"), Wording.policy(view.first()))
                .fact(messages.say("difference.second"), Wording.policy(view.second()))
                .add(Paragraph.of(summary))
                .addAll(document.sections(view.classes()))
                .end();
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

    private String outcome(CaseOutcome outcome) {
        return PolicyWording.verdict(outcome.verdict(), messages)
                + (outcome.hidden() ? messages.say("hidden") : "")
                + (outcome.preferred() ? messages.say("preferred") : "");
    }

    private Item item(DifferenceClass found) {
        List<String> details = new ArrayList<>();
        details.add(messages.say(
                "difference.rules", PolicyWording.ids(found.decidingFrom()), PolicyWording.ids(found.decidingTo())));
        details.add(messages.say("difference.cases", messages.grouped(found.cases())));
        view.mailboxes(found).ifPresent(mailboxes -> details.add(mailboxes(mailboxes)));
        details.add(messages.say("difference.example", Scenario.written(found.exampleFrom())));
        PublicationCase other = found.exampleTo();
        String otherwise = other.attributes().stream()
                .filter(each -> !found.exampleFrom()
                        .value(each.name())
                        .orElse(each.values().get(each.ordinary()))
                        .equals(other.value(each)))
                .sorted(Comparator.comparing(Attribute::name))
                .map(each -> each + ": " + other.value(each))
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
