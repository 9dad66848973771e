package fr.balise.operations.following.counting;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.stock.UsageDeclaration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * By what indicators are measured.
 *
 * @param unusedMonths whole months without use after which a mailbox counts as unused
 * @param standing tells of an answer whether it still stands
 * @param setting the care setting of a structure
 */
public record Measure(int unusedMonths, Predicate<UsageDeclaration> standing, Function<Structure, String> setting) {
    private static final int A_YEAR = 12;

    /**
     * As a policy sets it; without one no answer is ever too old, and structures are told apart by their sectors.
     *
     * @param months instead of the policy's, or of a year without one
     */
    public static Measure of(Optional<CaseSettings> policy, Optional<Integer> months, LocalDate asOf) {
        return new Measure(
                months.or(() -> policy.map(
                                settings -> settings.activity().ordinary().inactiveAfterMonths()))
                        .orElse(A_YEAR),
                answer -> policy.filter(settings -> settings.isExpired(answer.declaredOn(), asOf))
                        .isEmpty(),
                structure -> policy.map(
                                settings -> settings.care().of(structure).name())
                        .orElseGet(() -> structure.sectors().stream()
                                .sorted()
                                .findFirst()
                                .orElse("")));
    }
}
