package fr.balise.adapters.files.explain;

/** How lines are laid out in one format; what is given is plain text and comes out harmless. */
interface Marks {
    String title(String text);

    String heading(String text);

    String strong(String text);

    String faint(String text);

    String plain(String text);

    /** A line of a list. */
    String item(int depth, String marked);
}
