package fr.balise.adapters.dataset;

import com.ibm.icu.text.SpoofChecker;
import fr.balise.cells.Characters;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that people may take for another (Unicode TR39): with letters outside ASCII, or not in the stock and looking
 * like one that is. They are held, since whoever reads the plan cannot see which mailbox a change is about.
 */
final class LookAlikes {
    private final SpoofChecker checker =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private final Set<MailboxAddress> stock;
    private final Map<String, MailboxAddress> stockBySkeleton = new HashMap<>();

    private LookAlikes(Set<MailboxAddress> stock) {
        this.stock = stock;
        stock.stream()
                .sorted()
                .forEach(address -> stockBySkeleton.putIfAbsent(checker.getSkeleton(address.value()), address));
    }

    /** The facts with such addresses held and told, wherever they stand; of other operators' those alone that look like ours. */
    static PublicationFacts held(PublicationFacts facts) {
        Set<MailboxAddress> stock =
                facts.mailboxes().stream().map(Mailbox::address).collect(Collectors.toSet());
        Stream<MailboxAddress> published = facts.carriers().stream()
                .flatMap(carrier -> carrier.attachments().stream())
                .map(Attachment::address);
        Stream<MailboxAddress> declared = facts.declarations().stream().map(UsageDeclaration::address);
        Set<MailboxAddress> doubtful = Stream.of(stock.stream(), declared, published)
                .flatMap(addresses -> addresses)
                .filter(address -> !isAscii(address) || !stock.contains(address))
                .filter(address -> facts.operator().owns(address) || !isAscii(address))
                .collect(Collectors.toCollection(TreeSet::new));
        return doubtful.isEmpty() ? facts : new LookAlikes(stock).held(doubtful, facts);
    }

    private PublicationFacts held(Set<MailboxAddress> doubtful, PublicationFacts facts) {
        Set<MailboxAddress> held = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        doubtful.forEach(address -> finding(address, facts.operator()).ifPresent(finding -> {
            held.add(address);
            findings.add(finding);
        }));
        return facts.doubting(held, Set.of(), findings);
    }

    private Optional<Finding> finding(MailboxAddress address, Operator operator) {
        MailboxAddress other =
                stock.contains(address) ? null : stockBySkeleton.get(checker.getSkeleton(address.value()));
        if (other != null) {
            return Optional.of(FindingCode.LOOKS_LIKE_ANOTHER.about(address.value(), spelt(address), spelt(other)));
        }
        return isAscii(address) || !operator.owns(address)
                ? Optional.empty()
                : Optional.of(FindingCode.LETTERS_OUTSIDE_ASCII.about(address.value(), spelt(address)));
    }

    private static boolean isAscii(MailboxAddress address) {
        return address.value().chars().allMatch(c -> c < 0x80);
    }

    /** The address with {@code <U+0430>} for each letter outside ASCII. */
    private static String spelt(MailboxAddress address) {
        StringBuilder spelt = new StringBuilder();
        Characters.escaped(address.value())
                .codePoints()
                .forEach(c -> spelt.append(c < 0x80 ? Character.toString(c) : String.format("<U+%04X>", c)));
        return spelt.toString();
    }
}
