package fr.balise.adapters.dataset;

import com.ibm.icu.text.SpoofChecker;
import fr.balise.cells.Characters;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.stock.Mailbox;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Addresses that people may take for another (Unicode TR39): with letters outside ASCII, or not in the stock and looking
 * like one that is. They are held, since whoever reads the plan cannot see which mailbox a change is about.
 */
final class LookAlikes {
    private final Operator operator;
    private final Predicate<MailboxAddress> inStock;
    private final SortedSet<MailboxAddress> doubtful = new TreeSet<>();

    /** @param inStock whether the stock holds an address, once all of it was seen */
    LookAlikes(Operator operator, Predicate<MailboxAddress> inStock) {
        this.operator = operator;
        this.inStock = inStock;
    }

    /** Looks at an address: first at all of the stock, then at all others. */
    void see(MailboxAddress address) {
        boolean ascii = isAscii(address);
        if ((operator.owns(address) || !ascii) && (!ascii || !inStock.test(address))) {
            doubtful.add(address);
        }
    }

    /** The facts with such addresses held and told, wherever they stand; of other operators' those alone that look like ours. */
    static PublicationFacts held(PublicationFacts facts) {
        Set<MailboxAddress> stock =
                facts.mailboxes().stream().map(Mailbox::address).collect(Collectors.toSet());
        LookAlikes seen = new LookAlikes(facts.operator(), stock::contains);
        stock.forEach(seen::see);
        facts.declarations().forEach(declaration -> seen.see(declaration.address()));
        facts.carriers()
                .forEach(carrier -> carrier.attachments().forEach(attachment -> seen.see(attachment.address())));
        return seen.held(facts, stock);
    }

    /** @param stock its addresses, once more */
    PublicationFacts held(PublicationFacts facts, Iterable<MailboxAddress> stock) {
        if (doubtful.isEmpty()) {
            return facts;
        }
        SpoofChecker checker =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
        Map<String, MailboxAddress> looked = new HashMap<>();
        doubtful.stream()
                .filter(inStock.negate())
                .forEach(address -> looked.put(checker.getSkeleton(address.value()), address));
        Map<String, MailboxAddress> stockBySkeleton = new HashMap<>();
        if (!looked.isEmpty()) {
            stock.forEach(address -> {
                String skeleton = checker.getSkeleton(address.value());
                if (looked.containsKey(skeleton)) {
                    stockBySkeleton.merge(skeleton, address, (one, other) -> one.compareTo(other) < 0 ? one : other);
                }
            });
        }
        Set<MailboxAddress> held = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        doubtful.forEach(address -> finding(
                        address,
                        inStock.test(address)
                                ? Optional.empty()
                                : Optional.ofNullable(stockBySkeleton.get(checker.getSkeleton(address.value()))))
                .ifPresent(finding -> {
                    held.add(address);
                    findings.add(finding);
                }));
        return facts.doubting(held, Set.of(), findings);
    }

    private Optional<Finding> finding(MailboxAddress address, Optional<MailboxAddress> other) {
        if (other.isPresent()) {
            return Optional.of(
                    FindingCode.LOOKS_LIKE_ANOTHER.about(address.value(), spelt(address), spelt(other.get())));
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
