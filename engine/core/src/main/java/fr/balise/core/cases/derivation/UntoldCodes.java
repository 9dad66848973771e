package fr.balise.core.cases.derivation;

import fr.balise.core.cases.CodeSource.Column;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.VisibleText;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What columns of a stock hold that a policy's attributes make nothing of: told once each, with how many mailboxes have it. */
final class UntoldCodes {
    /** A column of free text has as many codes as lines: no more than these are told, the most frequent first. */
    private static final int MOST = 20;

    private UntoldCodes() {}

    static Stream<Finding> of(DeclaredAttribute attribute, Collection<Mailbox> stock) {
        if (!(attribute.definition().source() instanceof Column column) || stock.isEmpty()) {
            return Stream.empty();
        }
        String file = stock.iterator().next().source().file();
        String ordinary = attribute.values().get(attribute.ordinary());
        SortedMap<String, Integer> untold = new TreeMap<>();
        boolean says = false;
        for (Mailbox mailbox : stock) {
            Optional<String> cell = column.cell(mailbox).filter(text -> !text.isBlank());
            says |= cell.isPresent();
            cell.map(DeclaredAttribute::key)
                    .filter(code -> !attribute.definition().table().containsKey(code))
                    .ifPresent(code -> untold.merge(code, 1, Integer::sum));
        }
        if (!says) {
            return Stream.of(FindingCode.POLICY_COLUMN_EMPTY.about(file, column.name(), attribute.name(), ordinary));
        }
        return untold.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(code -> FindingCode.POLICY_CODE_UNKNOWN.about(
                        file,
                        column.name(),
                        VisibleText.excerpt(code.getKey()),
                        attribute.name(),
                        ordinary,
                        code.getValue()));
    }
}
