package fr.balise.core.policy.model;

import fr.balise.core.findings.Text;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rule may state of a case, and the word by which it says so. */
public enum Effect {
    UNTOUCHED("untouched", "n'est pas de notre ressort", "is not ours to decide"),
    REMOVE("remove", "ne doit pas être publiée", "must not be published"),
    REQUIRE("require", "doit être publiée", "must be published"),
    ALLOW("allow", "reste si elle y est, n'est pas ajoutée", "stays if it is there, is not added"),
    /** Published, with the red-list mark. */
    HIDE("hide", "est marquée liste rouge", "is marked as red-listed"),
    /** Rank 1 on this carrier. */
    PREFER("prefer", "est à contacter en premier", "is to be contacted first"),
    /** A finding for people, without effect on the plan. */
    FLAG("flag", "est signalée", "is reported");

    private final String word;
    private final Text meaning;

    Effect(String word, String fr, String en) {
        this.word = word;
        this.meaning = new Text(fr, en);
    }

    /** The method name in {@code verdicts.word($case)}. */
    public String word() {
        return word;
    }

    /** What it says of a mailbox on a carrier. */
    public Text meaning() {
        return meaning;
    }

    /** Finds an effect by its word. */
    public static Optional<Effect> named(String word) {
        return Stream.of(values()).filter(effect -> effect.word.equals(word)).findFirst();
    }
}
