package fr.balise.core.findings;

/** One sentence in both languages. */
public record Text(String fr, String en) {
    /** The sentence in that language, with the spaces that the language sets. */
    public String in(Language language) {
        return language == Language.FR ? language.typeset(fr) : en;
    }
}
