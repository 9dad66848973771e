package fr.balise.adapters.fhir.gateway;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.net.URI;
import java.util.Optional;

/** A server's failure in sentences: what, where, what to do. */
public final class CallFailure {
    static final Messages MESSAGES = Messages.beside(CallFailure.class, "failures");

    private CallFailure() {}

    /** What went wrong with a call that should have succeeded. */
    public static Text of(URI base, Call call, Reply reply) {
        String where = Diagnostics.printable(call.address(base));
        if (reply instanceof Reply.NoAnswer none) {
            return MESSAGES.text(none.why().name(), where, none.detail(), base.getHost(), base);
        }
        Reply.Answer answer = (Reply.Answer) reply;
        Optional<String> unknown = Diagnostics.unknownParameter(answer);
        return MESSAGES.text(
                unknown.isPresent() ? "parameter" : kind(answer.status()),
                where,
                answer.status(),
                said(answer),
                unknown.orElse(""));
    }

    private static String kind(int status) {
        return switch (status) {
            case 401, 403 -> "key";
            case 404 -> "missing";
            case 405, 501 -> "method";
            case 429 -> "tooMany";
            default -> status >= 500 ? "fails" : status >= 300 ? "refuses" : "unreadable";
        };
    }

    /** What the server says, after a colon; nothing when it says nothing. */
    static Text said(Reply.Answer answer) {
        return Diagnostics.of(answer).map(text -> MESSAGES.text("said", text)).orElse(new Text("", ""));
    }
}
