package fr.balise.adapters.files.report;

import fr.balise.core.facts.CarrierRef;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.Identifier;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;
import fr.balise.core.planning.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every report of a plan tells, in the order in which it is told. */
final class PlanStory {
    /** How many letters of a digest people see. */
    private static final int SHORT = 12;

    private final Plan plan;
    private final Words words;

    PlanStory(Plan plan, Words words) {
        this.plan = plan;
        this.words = words;
    }

    /** The changes of one carrier. */
    record Group(CarrierRef carrier, String label, List<Identifier> identifiers, List<Change> changes) {
        /** The name for people, or the reference when the directory gives none. */
        String title() {
            return label.isBlank() ? carrier.toString() : label;
        }

        /** The reference, unless it is the title, and business identifiers; may be empty. */
        String names() {
            return Stream.concat(
                            label.isBlank() ? Stream.empty() : Stream.of(carrier.toString()),
                            identifiers.stream().map(Identifier::value).distinct())
                    .collect(Collectors.joining(" · "));
        }
    }

    String title() {
        return words.say("title", words.date(plan.asOf()));
    }

    String policy() {
        Plan.PolicyRef policy = plan.policy();
        return words.say("policy", policy.name(), policy.version(), shortened(policy.digest()));
    }

    String proof() {
        return words.proof(plan.policy().proof());
    }

    String operator() {
        return words.say("operator", plan.operator(), String.join(", ", plan.domains()));
    }

    /** The summary in sentences. */
    List<String> summary() {
        Summary summary = plan.summary();
        List<String> told = new ArrayList<>();
        if (plan.changes().isEmpty()) {
            told.add(words.say("nothing", words.count("keep", summary.keep())));
        } else {
            told.add(words.say(
                    "changes",
                    words.count("change", plan.changes().size()),
                    words.count("attach", summary.attach()),
                    words.count("update", summary.update()),
                    words.count("detach", summary.detach()),
                    words.count("keep", summary.keep())));
            told.add(words.say("calls", words.count("call", summary.calls()), words.duration(summary.etaSeconds())));
        }
        if (summary.detach() > 0) {
            told.add(removals());
        }
        plan.impact()
                .leftWithoutAddress()
                .forEach(last ->
                        told.add(words.say("lastAddress", last.practitioner(), String.join(", ", last.mailboxes()))));
        if (summary.undecided() > 0) {
            told.add(words.count("undecided", summary.undecided()));
        }
        return told;
    }

    /** A limit is told only where it was measured. */
    private String removals() {
        int removed = plan.impact().removed();
        int published = plan.impact().published();
        return words.say(
                removed > plan.limits().fewest() ? "removalsMeasured" : "removals",
                words.grouped(removed),
                words.grouped(published),
                words.percent(removed, published),
                words.percent(plan.limits().share(), 100));
    }

    List<Group> groups() {
        Map<CarrierRef, List<Change>> byCarrier = new LinkedHashMap<>();
        plan.changes()
                .forEach(change -> byCarrier
                        .computeIfAbsent(change.target().carrier(), none -> new ArrayList<>())
                        .add(change));
        return byCarrier.entrySet().stream()
                .map(entry -> {
                    Change.Target first = entry.getValue().get(0).target();
                    return new Group(entry.getKey(), first.label(), first.identifiers(), entry.getValue());
                })
                .toList();
    }

    Map<String, List<Finding>> findingsByCode() {
        Map<String, List<Finding>> byCode = new LinkedHashMap<>();
        plan.findings()
                .forEach(finding -> byCode.computeIfAbsent(finding.code(), none -> new ArrayList<>())
                        .add(finding));
        return byCode;
    }

    /** The sentence of a finding, with its subject where the sentence does not name it. */
    String sentence(Finding finding) {
        String sentence = words.of(finding.message());
        return sentence.startsWith(finding.subject()) ? sentence : finding.subject() + " · " + sentence;
    }

    /** The rule and its sources. */
    String grounds(Reason reason) {
        return reason.rule() + (reason.sources().isEmpty() ? "" : " · " + String.join(", ", reason.sources()));
    }

    /** What to do next. */
    List<String> next() {
        List<String> next = new ArrayList<>();
        if (!plan.findings().isEmpty()) {
            next.add(words.say("next.findings"));
        }
        if (!plan.changes().isEmpty()) {
            next.add(words.say("next.apply"));
        }
        if (next.isEmpty()) {
            next.add(words.say("next.nothing"));
        }
        return next;
    }

    String footer() {
        return words.say("footer", shortened(plan.digest()));
    }

    static String shortened(String digest) {
        return digest.substring(0, Math.min(SHORT, digest.length()));
    }
}
