package fr.balise.analysis.explanation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Text;

/**
 * One attribute of a case taking another value, and who can bring that about.
 *
 * @param from the name of the value that it has
 * @param to the name of the other
 */
public record AttributeChange(Attribute attribute, String from, String to, Actor actor) {
    static AttributeChange of(PublicationCase from, PublicationCase to, Attribute attribute) {
        return new AttributeChange(
                attribute,
                from.value(attribute),
                to.value(attribute),
                AttributeActors.whoCan(from, attribute, to.index(attribute)));
    }

    /** For example "wanted there (now: refused there)". */
    public Text words() {
        Text now = attribute.words(from);
        Text then = attribute.words(to);
        return new Text(then.fr() + " (aujourd'hui : " + now.fr() + ")", then.en() + " (now: " + now.en() + ")");
    }

    /** By what act, for example "by answering the operator". */
    public Text how() {
        return AttributeActors.how(attribute, actor);
    }
}
