package fr.balise.core.findings;

/** One sentence in both languages. */
public record Text(String fr, String en) {
    /** The sentence in that language. */
    public String in(Language language) {
        return language == Language.FR ? fr : en;
    }
}
