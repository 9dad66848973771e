package fr.balise.core.planning;

import fr.balise.core.digest.Sha256;

/** SHA-256 over a sequence of texts, each preceded by its length so that no two sequences read alike. */
final class Digests {
    private final Sha256 sha256 = new Sha256();

    Digests add(Object text) {
        sha256.text(text.toString());
        return this;
    }

    String hex() {
        return sha256.hex();
    }
}
