package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.analysis.proof.Violation;
import fr.balise.analysis.proof.Witness;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import java.util.List;

/** What holds of a policy in every case that can occur, and what does not, by example. */
public final class ProofDocument {
    private final Wording messages;

    private ProofDocument(Language language) {
        this.messages = PolicyWording.in(language);
    }

    /** The result of a proof as a document. */
    public static Document of(PolicyProof.Result result, Language language) {
        return new ProofDocument(language).whole(result);
    }

    private Document whole(PolicyProof.Result result) {
        ProofCertificate certificate = result.certificate();
        Document.Builder document = Document.titled(
                        messages.language(),
                        messages.say("proof.title", certificate.policyName(), certificate.policyVersion()))
                .add(new Items(result.violations().stream().map(this::violation).toList()))
                .add(Paragraph.of(messages.count(
                        "proof.summary",
                        certificate.promises().size(),
                        messages.grouped(certificate.cases()),
                        messages.count("proof.mailboxes", certificate.mailboxCases()),
                        messages.grouped(certificate.run()),
                        messages.say(certificate.holds() ? "proof.holds" : "proof.broken"))));
        return certificate.holds()
                ? document.end(messages.say(
                        "proof.certificate",
                        certificate.digest(),
                        certificate.policyName(),
                        certificate.policyVersion(),
                        Wording.shortened(certificate.policyDigest())))
                : document.end();
    }

    private Item violation(Violation violation) {
        String key = violation.kind() == Violation.Kind.PROMISE ? "proof.promise" : "proof.other";
        String cases = violation.cases() == 0 ? "" : messages.count("proof.cases", violation.cases());
        String told = messages.say(key, violation.id(), messages.of(violation.what())) + cases;
        Mark mark = violation.kind().isFault() ? Mark.BAD : Mark.UNSEEN;
        return Item.of(mark, Line.of(told))
                .with(violation.witnesses().stream().map(this::witness).toList());
    }

    private Item witness(Witness witness) {
        Item example =
                Item.of(messages.say("proof.example", messages.of(witness.kind().inWords())));
        return example.with(List.of(Item.of(Mark.NEXT, Line.of(outcome(witness)))));
    }

    private String outcome(Witness witness) {
        String expected = PolicyWording.verdict(witness.expected(), messages);
        return witness.decision().verdict() == Verdict.UNDECIDED
                ? messages.say("proof.undecided", expected)
                : messages.say(
                        "proof.decided",
                        PolicyWording.verdict(witness.decision().verdict(), messages),
                        PolicyWording.ids(witness.decision().deciding()),
                        expected);
    }
}
