package fr.balise.adapters.fhir.gateway;

import java.io.IOException;

/** An answer that goes past what any answer of a directory may be. */
final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLarge(String message) {
        super(message);
    }
}
