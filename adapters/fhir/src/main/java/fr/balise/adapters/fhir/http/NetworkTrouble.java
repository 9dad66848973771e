package fr.balise.adapters.fhir.http;

import fr.balise.adapters.fhir.gateway.Body;
import fr.balise.adapters.fhir.gateway.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.MessageConstraintException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells what happened on the wire from the exception that came back. */
final class NetworkTrouble {
    private NetworkTrouble() {}

    static Reply.Why why(IOException e) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof UnknownHostException) {
                return Reply.Why.UNKNOWN_HOST;
            }
            if (cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException) {
                return Reply.Why.CANNOT_CONNECT;
            }
            if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
                return Reply.Why.TLS;
            }
            if (cause instanceof Body.TooLarge || cause instanceof MessageConstraintException) {
                return Reply.Why.OUT_OF_BOUNDS;
            }
            if (cause instanceof SocketTimeoutException) {
                return Reply.Why.TIMED_OUT;
            }
        }
        return Reply.Why.BROKEN;
    }

    static String detail(IOException e) {
        // A server that breaks the protocol is wrapped without a message of its own.
        Throwable told = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        String message = told.getMessage();
        return message == null || message.isBlank() ? told.getClass().getSimpleName() : message;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
