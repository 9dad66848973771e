package fr.balise.operations.asking;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.asking.Question.Earlier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was answered before, to be proposed where it must be asked again. */
final class EarlierAnswers {
    private final DirectoryIndex directory;
    private final Map<String, UsageDeclaration> latest = new HashMap<>();

    EarlierAnswers(DirectoryIndex directory, Collection<UsageDeclaration> declarations, LocalDate asOf) {
        this.directory = directory;
        declarations.stream()
                .filter(answer -> !answer.declaredOn().isAfter(asOf))
                .sorted(Comparator.comparing(UsageDeclaration::declaredOn))
                .forEach(answer -> latest.put(Question.id(answer.address(), answer.situation()), answer));
    }

    /** For the situation itself, else for a closed one of the same professional in the same structure. */
    Optional<Earlier> find(MailboxAddress address, PracticeSituation situation) {
        return Stream.concat(Stream.of(situation), replaced(situation))
                .flatMap(each -> each.situationId().stream())
                .flatMap(id -> Optional.ofNullable(latest.get(Question.id(address, id))).stream())
                .findFirst()
                .map(answer ->
                        new Earlier(answer.situation(), answer.wanted(), answer.preferred(), answer.declaredOn()));
    }

    private Stream<PracticeSituation> replaced(PracticeSituation situation) {
        return situation
                .practitioner()
                .carrier()
                .flatMap(directory::carrier)
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast)
                .map(directory::situationsOf)
                .stream()
                .flatMap(Collection::stream)
                .filter(other -> !other.active() && other.structure().namesSomebody())
                .filter(other -> other.structure().equals(situation.structure()));
    }
}
