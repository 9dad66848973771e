package fr.balise.core.policy.tables;

import fr.balise.core.findings.Text;

/** Stops the reading of a table; never leaves this room. */
final class TableProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int row;
    private final int column;
    private final transient Text what;
    private final transient Text remedy;

    TableProblem(int row, int column, Text what, Text remedy) {
        super(what.en(), null, false, false);
        this.row = row;
        this.column = column;
        this.what = what;
        this.remedy = remedy;
    }

    static TableProblem whole(String fr, String en, String remedyFr, String remedyEn) {
        return new TableProblem(0, 0, new Text(fr, en), new Text(remedyFr, remedyEn));
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    Text what() {
        return what;
    }

    Text remedy() {
        return remedy;
    }
}
