package fr.balise.core.policy.syntax;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.Suggestion;
import java.util.Collection;

/** Stops the reading of one rule; never leaves this room. */
final class RuleSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final transient Text what;
    private final transient Text remedy;

    private RuleSyntaxException(Token token, Text what, Text remedy) {
        super(what.en(), null, false, false);
        this.line = token.line();
        this.column = token.column();
        this.what = what;
        this.remedy = remedy;
    }

    static RuleSyntaxException at(Token token, String fr, String en, String remedyFr, String remedyEn) {
        return new RuleSyntaxException(token, new Text(fr, en), new Text(remedyFr, remedyEn));
    }

    /** Something else should stand here; when what stands here is refused by name, that is what is told. */
    static RuleSyntaxException expected(Token token, String form, String fr, String en) {
        return Refusals.of(token).orElseGet(() -> instead(token, form, fr, en));
    }

    /** Something else should stand here, whatever stands here. */
    static RuleSyntaxException instead(Token token, String form, String fr, String en) {
        return at(
                token,
                "on attendait " + fr + ", on trouve " + shownInFrench(token),
                "expected " + en + ", found " + token.shown(),
                "Écrivez ici : " + form,
                "Write here: " + form);
    }

    /** A word that is none of those known here; the nearest is suggested. */
    static RuleSyntaxException unknown(Token token, String written, Collection<String> known) {
        return new RuleSyntaxException(
                token,
                new Text(written + " est inconnu", written + " is unknown"),
                Suggestion.among(token.text(), known));
    }

    /** A word that is no attribute known here; the nearest is suggested, or how to have one's own. */
    static RuleSyntaxException unknownAttribute(Token token, Collection<String> known) {
        return new RuleSyntaxException(
                token,
                new Text(token.shown() + " est inconnu", token.shown() + " is unknown"),
                Suggestion.attribute(token.text(), known));
    }

    private static String shownInFrench(Token token) {
        return token.kind() == Token.Kind.END_OF_FILE ? "la fin du fichier" : token.shown();
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    Text what() {
        return what;
    }

    Text remedy() {
        return remedy;
    }
}
