package fr.balise.adapters.cli;

/** The forms in which a result can be shown. */
enum OutputFormat {
    TEXT,
    JSON,
    MARKDOWN,
    HTML
}
