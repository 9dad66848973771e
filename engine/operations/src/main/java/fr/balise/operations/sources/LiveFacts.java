package fr.balise.operations.sources;

import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.safety.PastRuns;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's side as it is kept, the directory as it answers now, and what it hides as our own runs wrote it. The
 * same three give the same facts: the digest of each stands among the inputs.
 */
public record LiveFacts(OperatorData operator, LiveDirectory directory, History history) implements FactSource {
    @Override
    public PublicationFacts read(TypeSettings considered) throws Refusal, InterruptedException {
        PublicationFacts operatorSide = operator.operatorSide();
        PublicationFacts facts = operator.beside(directory.read(operatorSide, considered), operatorSide);
        return history.memory().map(memory -> memory.completing(facts)).orElse(facts);
    }

    @Override
    public Optional<PartedFacts> parted(Collection<Policy> policies) throws Refusal, InterruptedException {
        return directory.parted(policies, history.memory());
    }

    @Override
    public Optional<String> server() {
        return Optional.of(directory.address());
    }

    @Override
    public ReadingProgress progress() {
        return operator.progress();
    }

    @Override
    public boolean whole() {
        return operator.whole();
    }

    @Override
    public PastRuns pastRuns() throws Refusal {
        return history.pastRuns();
    }

    @Override
    public Map<String, OwnWrite> writes() throws Refusal {
        return history.writes();
    }
}
