package fr.balise.adapters.server.professional;

import org.springframework.http.HttpStatus;

/** A link that opens nothing: what somebody may do about it is told, and nothing of who or what it was for. */
final class ClosedLink extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private ClosedLink(HttpStatus status) {
        super(status.toString());
        this.status = status;
    }

    /** Not signed here, for a campaign that was withdrawn, or with somebody else's question. */
    static ClosedLink foreign() {
        return new ClosedLink(HttpStatus.FORBIDDEN);
    }

    /** Its time is over, or it answered all that it could. */
    static ClosedLink over() {
        return new ClosedLink(HttpStatus.GONE);
    }

    HttpStatus status() {
        return status;
    }
}
