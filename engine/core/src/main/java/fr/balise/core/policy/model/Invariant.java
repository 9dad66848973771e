package fr.balise.core.policy.model;

import fr.balise.core.findings.Text;
import java.util.Set;

/**
 * What a policy promises of every case, whatever its rules come to say: a condition, and what may be stated where it
 * holds.
 *
 * @param id stable name, of the form of a rule's id
 * @param when the cases that it is about
 * @param admitted the verdicts that may come out, by the effect that states them: {@link Effect#UNTOUCHED},
 *     {@link Effect#REMOVE}, {@link Effect#REQUIRE}, {@link Effect#ALLOW}; a case on which no rule speaks breaks it
 */
public record Invariant(String id, Text title, Condition when, Set<Effect> admitted) {
    /** Copies the set. */
    public Invariant {
        admitted = Set.copyOf(admitted);
    }

    /** The same promise about other cases. */
    public Invariant about(Condition cases) {
        return new Invariant(id, title, cases, admitted);
    }
}
