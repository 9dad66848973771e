package fr.balise.core.yaml;

import fr.balise.core.findings.Text;

/** A YAML document that cannot be read, or does not have the expected shape. */
public final class YamlProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final transient Text what;

    YamlProblem(int line, int column, Text what) {
        super(what.en());
        this.line = line;
        this.column = column;
        this.what = what;
    }

    /** Where, counted from 1; 0 when unknown. */
    public int line() {
        return line;
    }

    /** Where, counted from 1; 0 when unknown. */
    public int column() {
        return column;
    }

    /** What is wrong. */
    public Text what() {
        return what;
    }
}
