package fr.balise.adapters.dataset;

import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.OperatorData;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One dossier as the operator's side: a professional or a structure, with all mailboxes and answers that concern it. The
 * rest of the stock is not there, so nothing is concluded from an address that the dossier does not hold.
 *
 * @param facts the mailboxes and the answers; what they say of the directory is not read
 */
public record OneDossier(PublicationFacts facts) implements OperatorData {
    /** Without mail domains: nobody looks for the addresses that other dossiers hold. */
    @Override
    public PublicationFacts operatorSide() {
        return with(new Operator(facts.operator().name(), Set.of()));
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public PublicationFacts beside(DirectoryReading directory, PublicationFacts operatorSide) {
        return LookAlikes.held(facts.doubting(Set.of(), Set.of(Gap.STOCK), List.of())
                .withDirectory(directory.directory(), Map.of(directory.source(), directory.digest())));
    }

    private PublicationFacts with(Operator operator) {
        return new PublicationFacts(
                operator,
                facts.mailboxes(),
                facts.declarations(),
                facts.carriers(),
                facts.held(),
                facts.doubts(),
                facts.gaps(),
                facts.findings(),
                facts.inputs());
    }
}
