package fr.balise.analysis.explanation;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The facts on which a case rests, with their days and the lines where they were read.
 *
 * @param stock what the operator's stock says; empty for an address that only the directory shows
 * @param activity empty where the stock does not know when the mailbox was last used
 * @param answer of the professional; empty where none counts
 * @param codes what attributes of the policy's own are read from, in their order
 */
public record CaseFacts(
        Optional<Mailbox> stock, Optional<LastActivity> activity, Optional<Answer> answer, List<Codes> codes) {
    /** Copies the list. */
    public CaseFacts {
        codes = List.copyOf(codes);
    }

    /**
     * When a mailbox was last used.
     *
     * @param inactiveFrom first day on which it counts as inactive, if it is not used again
     * @param months whole months without activity after which that is, on that carrier
     */
    public record LastActivity(LocalDate on, LocalDate inactiveFrom, int months) {}

    /**
     * What a professional answered.
     *
     * @param validUntil last day on which it counts; empty when no answer is ever too old
     */
    public record Answer(UsageDeclaration given, Optional<LocalDate> validUntil) {}

    /**
     * What a declared attribute is read from.
     *
     * @param codes those of its table; where there are none, whatever else stands there
     */
    public record Codes(DeclaredAttribute attribute, List<String> codes) {}

    /**
     * The facts behind one candidate.
     *
     * @param place the structure in which it is
     */
    static CaseFacts of(Candidate candidate, Optional<Structure> place, CaseSettings settings, List<Codes> codes) {
        return new CaseFacts(
                candidate.mailbox(),
                candidate
                        .mailbox()
                        .flatMap(mailbox ->
                                mailbox.lastActivity().map(on -> lastActivity(mailbox, on, place, settings))),
                candidate.answer().map(given -> new Answer(given, settings.validUntil(given.declaredOn()))),
                codes);
    }

    private static LastActivity lastActivity(
            Mailbox mailbox, LocalDate on, Optional<Structure> place, CaseSettings settings) {
        var limits = settings.activity().limitsOn(mailbox.type(), place);
        return new LastActivity(on, limits.inactiveFrom(on), limits.inactiveAfterMonths());
    }
}
