package fr.balise.core.planning.parts;

import fr.balise.core.cases.CodeSource.Column;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.VisibleText;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a column of a stock holds that a policy's attribute makes nothing of: told once each, with how many mailboxes have it. */
final class UntoldCodes {
    /** A column of free text has as many codes as lines: no more than these are told, the most frequent first. */
    private static final int MOST = 20;

    private final DeclaredAttribute attribute;
    private final Column column;
    private final SortedMap<String, Integer> untold = new TreeMap<>();
    private Optional<String> file = Optional.empty();
    private boolean says;

    UntoldCodes(DeclaredAttribute attribute, Column column) {
        this.attribute = attribute;
        this.column = column;
    }

    void see(Mailbox mailbox) {
        file = file.or(() -> Optional.of(mailbox.source().file()));
        Optional<String> cell = column.cell(mailbox).filter(text -> !text.isBlank());
        says |= cell.isPresent();
        cell.map(DeclaredAttribute::key)
                .filter(code -> !attribute.definition().table().containsKey(code))
                .ifPresent(code -> untold.merge(code, 1, Integer::sum));
    }

    Stream<Finding> findings() {
        if (file.isEmpty()) {
            return Stream.empty();
        }
        String ordinary = attribute.values().get(attribute.ordinary());
        if (!says) {
            return Stream.of(
                    FindingCode.POLICY_COLUMN_EMPTY.about(file.get(), column.name(), attribute.name(), ordinary));
        }
        return untold.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(code -> FindingCode.POLICY_CODE_UNKNOWN.about(
                        file.get(),
                        column.name(),
                        VisibleText.excerpt(code.getKey()),
                        attribute.name(),
                        ordinary,
                        code.getValue()));
    }
}
