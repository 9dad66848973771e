package fr.balise.adapters.spring;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lists everything that is wrong with a policy, a dialect or a directory where it stops an application, in both languages. */
public final class RefusalAnalyzer extends AbstractFailureAnalyzer<Refusal> {
    private static final Messages MESSAGES = Messages.beside(RefusalAnalyzer.class, "spring");

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Refusal cause) {
        boolean policy = cause.kind() == Refusal.Kind.POLICY;
        String problems = cause.sentences().stream()
                .map(RefusalAnalyzer::inBoth)
                .collect(Collectors.joining("\n", inBoth(MESSAGES.text(policy ? "policy" : "other")) + "\n\n", ""));
        return new FailureAnalysis(problems, inBoth(MESSAGES.text(policy ? "policy.do" : "other.do")), rootFailure);
    }

    private static String inBoth(Text text) {
        return text.en() + "\n" + text.fr();
    }
}
