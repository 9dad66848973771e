package fr.balise.adapters.server.console;

import java.util.List;

/**
 * What is decided of one mailbox in one place, for people.
 *
 * @param kind its colour and its sign
 * @param word what becomes of it
 * @param reasons the rules that decided, then those that flag
 * @param overridden rules that spoke and were set aside
 * @param ways what would change it, by who can act
 */
record Cell(Kind kind, String address, String word, List<Reason> reasons, List<Reason> overridden, List<Way> ways) {
    /** Colour and sign. */
    enum Kind {
        KEEP("keep", "g-keep"),
        ADD("add", "g-add"),
        REMOVE("remove", "g-remove"),
        ASK("ask", "g-ask"),
        OUT("other", "g-out"),
        FOREIGN("other", "g-other"),
        NOTHING("none", "");

        private final String css;
        private final String glyph;

        Kind(String css, String glyph) {
            this.css = css;
            this.glyph = glyph;
        }

        /** Class of the style sheet. */
        public String css() {
            return css;
        }

        /** Name in the sprite. */
        public String glyph() {
            return glyph;
        }
    }

    /** A rule and what it rests on. */
    record Reason(String rule, String sentence, List<Citation> sources) {}

    /** A source and what it says; empty where the policy does not tell. */
    record Citation(String id, String says) {}

    /** What somebody can do, and what would come of it. */
    record Way(String who, List<String> what) {}

    /** Nothing stands or might stand there. */
    static Cell nothing(String address) {
        return new Cell(Kind.NOTHING, address, "", List.of(), List.of(), List.of());
    }
}
