package fr.balise.core.planning.planner;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Subject;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.policy.model.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes findings of what rules flag: they name the place, and an answer that was given for its predecessor. */
final class FlaggedCases {
    private final CarrierLabels labels;
    private final Map<Work, SituationId> answered = new HashMap<>();

    /** One mailbox, one professional, one structure: what a situation and the one that follows it share. */
    private record Work(MailboxAddress address, CarrierRef professional, CarrierRef structure) {}

    FlaggedCases(Collection<Candidate> candidates, CarrierLabels labels) {
        this.labels = labels;
        for (Candidate candidate : candidates) {
            Usage usage = candidate.publicationCase().get(BuiltIn.USAGE);
            if (usage == Usage.WANTED || usage == Usage.REFUSED) {
                work(candidate)
                        .ifPresent(work -> situation(candidate)
                                .flatMap(PracticeSituation::situationId)
                                .ifPresent(id -> answered.putIfAbsent(work, id)));
            }
        }
    }

    Finding finding(Rule rule, Candidate candidate) {
        Text place = place(candidate);
        Text before = candidate.publicationCase().get(BuiltIn.USAGE) == Usage.NOT_ASKED
                ? predecessor(candidate)
                : new Text("", "");
        return Finding.flagged(
                rule.id().value(),
                Subject.of(candidate.address(), candidate.place()),
                new Text(
                        rule.message().fr() + place.fr() + before.fr(),
                        rule.message().en() + place.en() + before.en()));
    }

    private Text place(Candidate candidate) {
        String label = candidate.carrier().map(labels::of).orElse("");
        String id = situation(candidate)
                .flatMap(PracticeSituation::situationId)
                .map(SituationId::value)
                .orElse("");
        String both = label.isEmpty() || id.isEmpty() ? label + id : label + ", " + id;
        return both.isEmpty() ? new Text("", "") : new Text(" [" + both + "]", " [" + both + "]");
    }

    private Text predecessor(Candidate candidate) {
        return work(candidate)
                .map(answered::get)
                .map(id -> new Text(
                        " La situation " + id
                                + " de la même structure a déjà sa réponse : celle-ci lui succède-t-elle ?",
                        " The situation " + id
                                + " in the same structure has its answer already: does this one follow it?"))
                .orElse(new Text("", ""));
    }

    private static Optional<Work> work(Candidate candidate) {
        return situation(candidate)
                .flatMap(situation -> situation
                        .practitioner()
                        .carrier()
                        .flatMap(professional -> situation
                                .structure()
                                .carrier()
                                .map(structure -> new Work(candidate.address(), professional, structure))));
    }

    private static Optional<PracticeSituation> situation(Candidate candidate) {
        return candidate.carrier().filter(PracticeSituation.class::isInstance).map((Carrier carrier) ->
                (PracticeSituation) carrier);
    }
}
