package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.render.Reports;
import java.util.function.Supplier;

/** The forms in which a result can be shown. */
public enum Format {
    /** For a terminal. */
    TEXT,
    /** For a program. */
    JSON,
    /** For a ticket or a page of notes. */
    MARKDOWN,
    /** One page that needs nothing else. */
    HTML,
    /** A table for a spreadsheet program, where the result has rows. */
    CSV;

    /** Shows a result in this form. */
    public void show(Supplier<Document> document, Supplier<String> json, Terminal terminal) {
        if (this == TEXT) {
            terminal.show(document.get());
        } else {
            terminal.out().print(file(document, json));
        }
        terminal.out().flush();
    }

    /** A result in this form as a file holds it: without colours, lines as long as they are. */
    public String file(Supplier<Document> document, Supplier<String> json) {
        return switch (this) {
            case TEXT -> Reports.text(document.get());
            case JSON -> json.get();
            case MARKDOWN -> Reports.markdown(document.get());
            case HTML -> Reports.html(document.get());
            case CSV -> throw new IllegalStateException("what has no rows is no table");
        };
    }
}
