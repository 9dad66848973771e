package fr.balise.core.cases.derivation;

import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The stock by address: one mailbox for each, and the addresses of which it says two different things. */
record StockView(Map<MailboxAddress, Mailbox> byAddress, Set<MailboxAddress> contradictory, List<Finding> findings) {
    private static final Text SAME = new Text("Les lignes disent la même chose.", "The lines say the same.");
    private static final Text DIFFERENT = new Text(
            "Les lignes diffèrent : rien n'est changé pour cette boîte ; gardez la bonne.",
            "The lines differ: nothing is changed for this mailbox; keep the right one.");

    private static final Comparator<Mailbox> BY_PLACE = Comparator.comparing(
                    (Mailbox mailbox) -> mailbox.source().file())
            .thenComparing(mailbox -> mailbox.source().line());

    /** @param columns those of the operator's own that the policy reads; what others say makes no two lines differ */
    static StockView of(Collection<Mailbox> mailboxes, Set<String> columns) {
        List<Finding> findings = new ArrayList<>();
        Map<MailboxAddress, List<Mailbox>> lines = new HashMap<>();
        mailboxes.forEach(mailbox -> lines.computeIfAbsent(mailbox.address(), none -> new ArrayList<>())
                .add(mailbox));
        Map<MailboxAddress, Mailbox> byAddress = new HashMap<>();
        Set<MailboxAddress> contradictory = new HashSet<>();
        lines.forEach((address, same) -> {
            same.sort(BY_PLACE);
            byAddress.put(address, same.get(0));
            if (same.size() > 1) {
                boolean differ = same.stream()
                                .map(line -> saying(line, columns))
                                .distinct()
                                .count()
                        > 1;
                if (differ) {
                    contradictory.add(address);
                }
                findings.add(FindingCode.DUPLICATE_MAILBOX.about(
                        same.get(0).subject(), places(same), differ ? DIFFERENT : SAME));
            }
        });
        return new StockView(byAddress, contradictory, findings);
    }

    /** All that a line says, but not where it stands. */
    private static Mailbox saying(Mailbox line, Set<String> columns) {
        Map<String, String> labels = new HashMap<>(line.labels());
        labels.keySet().retainAll(columns);
        SourceLine nowhere = new SourceLine("", 0);
        return new Mailbox(
                line.address(),
                line.type(),
                line.holder(),
                line.structure(),
                line.status(),
                line.lastActivity(),
                line.redList(),
                line.description(),
                line.service(),
                line.responsible(),
                labels,
                nowhere);
    }

    private static String places(List<Mailbox> lines) {
        return lines.stream()
                .sorted(BY_PLACE)
                .map(Mailbox::source)
                .map(SourceLine::toString)
                .collect(Collectors.joining(", "));
    }

    Collection<Mailbox> mailboxes() {
        return byAddress.values();
    }

    boolean holds(MailboxAddress address) {
        return byAddress.containsKey(address);
    }

    Optional<Mailbox> find(MailboxAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }
}
