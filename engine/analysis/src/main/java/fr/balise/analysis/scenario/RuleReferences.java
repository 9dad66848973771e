package fr.balise.analysis.scenario;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.yaml.YamlField;
import java.util.Optional;
import java.util.Set;

/** The rules of a policy, as scenarios name them. */
record RuleReferences(Set<RuleId> rules) {
    /** A rule of the policy. */
    Optional<RuleId> rule(YamlField written) {
        Optional<RuleId> id = written.id(RuleId::new);
        id.filter(each -> !rules.contains(each)).ifPresent(gone -> noSuchRule(written, gone.value()));
        return id.filter(rules::contains);
    }

    /** Rules of the policy; empty when none are asked for. */
    Optional<Set<RuleId>> rules(YamlField written) {
        return written.isPresent() ? Optional.of(Set.copyOf(written.list(this::rule))) : Optional.empty();
    }

    /** The name may be mistyped, or the rule may be gone; a list of all others would help with neither. */
    private void noSuchRule(YamlField written, String id) {
        Text remedy = Suggestion.nearest(
                        id, rules.stream().map(RuleId::value).sorted().toList())
                .map(near -> new Text("Vouliez-vous dire " + near + " ?", "Did you mean " + near + "?"))
                .orElse(new Text(
                        "Si elle a été retirée par erreur, remettez-la ; sinon, récrivez ou retirez ce scénario.",
                        "If it was removed by mistake, put it back; otherwise write this scenario anew or remove it."));
        written.wrong(
                new Text(
                        "la politique n'a pas de règle " + id + ", que ce scénario attend",
                        "the policy has no rule " + id + ", which this scenario expects"),
                remedy);
    }
}
