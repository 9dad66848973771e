package fr.balise.analysis.explanation;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseWords;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Text;

/** One attribute of a case taking another value, and who can bring that about. */
public record AttributeChange(CaseAttribute attribute, Enum<?> from, Enum<?> to, Actor actor) {
    static AttributeChange of(PublicationCase aCase, CaseAttribute attribute, Enum<?> to) {
        return new AttributeChange(attribute, aCase.get(attribute), to, Acts.whoCan(aCase, attribute, to));
    }

    /** For example "wanted there (now: refused there)". */
    public Text words() {
        Text now = CaseWords.of(attribute, from);
        Text then = CaseWords.of(attribute, to);
        return new Text(then.fr() + " (aujourd'hui : " + now.fr() + ")", then.en() + " (now: " + now.en() + ")");
    }

    /** By what act, for example "by answering the operator". */
    public Text how() {
        return Acts.how(attribute, actor);
    }
}
