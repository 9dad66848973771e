package fr.balise.core.cases.derivation;

import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What professionals answered.
 *
 * @param latest the latest answer for each mailbox and situation
 * @param ahead where the only answers are dated after the evaluation date
 */
record DeclaredUsages(Map<Question, UsageDeclaration> latest, Set<MailboxAddress> contradictory, Set<Question> ahead) {
    private static final Comparator<UsageDeclaration> BY_PLACE = Comparator.comparing(
                    (UsageDeclaration declaration) -> declaration.source().file())
            .thenComparing(declaration -> declaration.source().line());

    record Question(MailboxAddress address, SituationId situation) {}

    static DeclaredUsages of(Collection<UsageDeclaration> declarations, LocalDate asOf, Consumer<Finding> findings) {
        Map<Question, List<UsageDeclaration>> answers = new HashMap<>();
        Set<Question> ahead = new HashSet<>();
        for (UsageDeclaration declaration : declarations) {
            Question question = new Question(declaration.address(), declaration.situation());
            if (declaration.declaredOn().isAfter(asOf)) {
                ahead.add(question);
                findings.accept(
                        FindingCode.DECLARATION_IN_FUTURE.about(declaration.subject(), declaration.declaredOn()));
            } else {
                answers.computeIfAbsent(question, none -> new ArrayList<>()).add(declaration);
            }
        }
        Map<Question, UsageDeclaration> latest = new HashMap<>();
        Set<MailboxAddress> contradictory = new HashSet<>();
        answers.forEach((question, all) -> {
            List<UsageDeclaration> last = latest(all);
            latest.put(question, last.get(0));
            if (last.stream()
                            .map(a -> List.of(a.wanted(), a.preferred()))
                            .distinct()
                            .count()
                    > 1) {
                contradictory.add(question.address());
                findings.accept(
                        FindingCode.CONTRADICTORY_DECLARATIONS.about(last.get(0).subject(), places(last)));
            }
        });
        ahead.removeAll(latest.keySet());
        return new DeclaredUsages(latest, contradictory, ahead);
    }

    /** Those of the last day that no other is known to follow: one without a moment may be the last of its day. */
    private static List<UsageDeclaration> latest(List<UsageDeclaration> answers) {
        LocalDate lastDay = answers.stream()
                .map(UsageDeclaration::declaredOn)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Optional<Instant> lastMoment = answers.stream()
                .filter(answer -> answer.declaredOn().equals(lastDay))
                .flatMap(answer -> answer.declaredAt().stream())
                .max(Comparator.naturalOrder());
        return answers.stream()
                .filter(answer -> answer.declaredOn().equals(lastDay))
                .filter(answer ->
                        answer.declaredAt().isEmpty() || answer.declaredAt().equals(lastMoment))
                .sorted(Comparator.comparing(UsageDeclaration::wanted)
                        .thenComparing(UsageDeclaration::preferred)
                        .thenComparing(BY_PLACE))
                .toList();
    }

    private static String places(List<UsageDeclaration> answers) {
        return answers.stream()
                .sorted(BY_PLACE)
                .map(UsageDeclaration::source)
                .map(SourceLine::toString)
                .collect(Collectors.joining(", "));
    }

    Collection<UsageDeclaration> all() {
        return latest.values();
    }

    Optional<UsageDeclaration> find(MailboxAddress address, SituationId situation) {
        return Optional.ofNullable(latest.get(new Question(address, situation)));
    }

    boolean isAhead(MailboxAddress address, SituationId situation) {
        return ahead.contains(new Question(address, situation));
    }
}
