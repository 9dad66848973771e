package fr.balise.adapters.reporting.document;

import fr.balise.core.findings.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A report, whatever the form in which it is read. Any text in it may come from outside.
 *
 * @param facts what it is about
 * @param footer said last; empty for nothing
 */
public record Document(Language language, String title, List<Fact> facts, List<Block> blocks, String footer) {
    /** Copies the lists. */
    public Document {
        facts = List.copyOf(facts);
        blocks = List.copyOf(blocks);
    }

    /** Begins a document. */
    public static Builder titled(Language language, String title) {
        return new Builder(language, title);
    }

    /** A document on its way. */
    public static final class Builder {
        private final Language language;
        private final String title;
        private final List<Fact> facts = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();

        private Builder(Language language, String title) {
            this.language = language;
            this.title = title;
        }

        /** Adds what it is about. */
        public Builder fact(String name, String value) {
            facts.add(new Fact(name, value));
            return this;
        }

        /** Adds a part; a list, a table or a section without content is left out. */
        public Builder add(Block block) {
            if (!empty(block)) {
                blocks.add(block);
            }
            return this;
        }

        private static boolean empty(Block block) {
            return block instanceof Block.Items items && items.items().isEmpty()
                    || block instanceof Block.Table table && table.rows().isEmpty()
                    || block instanceof Block.Section section
                            && section.blocks().stream().allMatch(Builder::empty);
        }

        /** Adds parts in order. */
        public Builder addAll(Iterable<? extends Block> more) {
            more.forEach(this::add);
            return this;
        }

        /** The whole document. */
        public Document end() {
            return end("");
        }

        /** The whole document with a last word. */
        public Document end(String footer) {
            return new Document(language, title, facts, blocks, footer);
        }
    }
}
