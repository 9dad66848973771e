package fr.balise.adapters.fhir.gateway;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;

/** A server that does not do what it must for the work to go on; the text says what, where and what to do. */
public final class GatewayUnavailable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** With the words for people. */
    public GatewayUnavailable(Text text) {
        super(Kind.UNAVAILABLE, text);
    }
}
