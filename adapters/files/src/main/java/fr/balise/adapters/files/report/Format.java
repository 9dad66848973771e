package fr.balise.adapters.files.report;

/** The forms in which a plan can be shown. */
public enum Format {
    /** For a terminal. */
    TEXT,
    /** The plan file itself: the same bytes in any language. */
    JSON,
    /** For a ticket or a page of notes. */
    MARKDOWN,
    /** One page that needs nothing else. */
    HTML
}
