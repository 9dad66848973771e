package fr.balise.core.yaml;

import fr.balise.core.findings.Text;

/** A document that cannot be read at all. */
final class YamlProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final transient Text what;

    /** Line and column from 1, or 0 when unknown. */
    YamlProblem(int line, int column, Text what) {
        super(what.en());
        this.line = line;
        this.column = column;
        this.what = what;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    Text what() {
        return what;
    }
}
