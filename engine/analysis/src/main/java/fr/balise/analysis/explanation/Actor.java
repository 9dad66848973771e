package fr.balise.analysis.explanation;

import fr.balise.core.findings.Text;

/** Who can bring a change about, from the nearest to the most remote. */
public enum Actor {
    PROFESSIONAL("le professionnel", "the professional"),
    OPERATOR("l'opérateur", "the operator"),
    /** Those who keep the registers that feed the directory. */
    DIRECTORY("les registres qui alimentent l'annuaire", "the registers that feed the directory"),
    /** Nobody has to act: it comes by itself. */
    TIME("le temps qui passe", "the passing of time"),
    /** Who edits the policy: its settings and its dates. */
    POLICY("la politique ou son calendrier", "the policy or its calendar"),
    NOBODY("personne", "nobody");

    private final Text words;

    Actor(String fr, String en) {
        this.words = new Text(fr, en);
    }

    /** How it is called, with its article. */
    public Text words() {
        return words;
    }
}
