package fr.balise.adapters.reporting.plan;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.FindingGroup;
import fr.balise.core.findings.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Findings under what is to be done about them, then by their kind. */
final class FindingItems {
    private final SortedMap<FindingGroup, Map<String, FirstOf<Finding>>> groups = new TreeMap<>();
    private final int mostOfEachKind;
    private final Wording messages;
    private boolean consequences;

    /**
     * As many as asked for; all of them alone are told with those that are mere consequences of others.
     *
     * @param mostOfEachKind 0 for their number alone
     */
    FindingItems(List<Finding> all, int mostOfEachKind, Wording messages) {
        this.mostOfEachKind = mostOfEachKind;
        this.messages = messages;
        all.forEach(this::add);
    }

    private void add(Finding finding) {
        if (mostOfEachKind < Integer.MAX_VALUE && finding.causedBy().isPresent()) {
            consequences = true;
        } else {
            groups.computeIfAbsent(finding.group(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(finding.code(), none -> new FirstOf<>(mostOfEachKind))
                    .add(finding);
        }
    }

    List<Block> blocks() {
        List<Block> sections = new ArrayList<>();
        groups.forEach((group, kinds) -> sections.add(Section.of(
                messages.say(
                        "findings",
                        messages.of(group.title()),
                        messages.grouped(
                                kinds.values().stream().mapToInt(FirstOf::size).sum())),
                new Items(kinds.values().stream().map(this::ofKind).toList()))));
        return sections;
    }

    /** True when there are more of a kind than are told, or consequences. */
    boolean leftOut() {
        return consequences
                || mostOfEachKind > 0
                        && groups.values().stream()
                                .flatMap(kinds -> kinds.values().stream())
                                .anyMatch(FirstOf::leavesOut);
    }

    private Item ofKind(FirstOf<Finding> kind) {
        Finding first = kind.one();
        List<Item> told = mostOfEachKind == 0
                ? List.of()
                : Item.told(
                        kind.told(),
                        kind.size(),
                        finding -> Item.of(mark(finding.severity()), Line.of(sentence(finding))),
                        more -> messages.count("more", more));
        return new Item(
                mostOfEachKind > 0 ? Mark.NONE : mark(first.severity()),
                Line.strong(title(first.code())).andFaint("  " + first.code() + " × " + messages.grouped(kind.size())),
                told);
    }

    private static Mark mark(Severity severity) {
        return switch (severity) {
            case ERROR -> Mark.BAD;
            case WARNING -> Mark.WARNING;
            case INFO -> Mark.UNSEEN;
        };
    }

    /** What is found; a rule's findings go by its id. */
    private String title(String code) {
        return Stream.of(FindingCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(known -> messages.of(known.title()))
                .orElseGet(() -> messages.say("finding.rule"));
    }

    /** The sentence of a finding, with its subject where the sentence does not name it. */
    private String sentence(Finding finding) {
        String sentence = messages.of(finding.message());
        return sentence.startsWith(finding.subject().name()) ? sentence : finding.subject() + " · " + sentence;
    }
}
