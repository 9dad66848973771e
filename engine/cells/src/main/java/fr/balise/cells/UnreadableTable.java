package fr.balise.cells;

/** A file that cannot be read as a table, or shows people another table than the one it holds. */
public final class UnreadableTable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int row;
    private final int column;
    private final transient Phrase what;
    private final transient Phrase remedy;

    /**
     * Says what is wrong.
     *
     * @param row where, counted from 1; 0 for the whole file
     * @param column where, counted from 1; 0 for the whole row
     * @param what without a full stop
     * @param remedy whole sentences
     */
    public UnreadableTable(int row, int column, Phrase what, Phrase remedy) {
        super(what.en(), null, false, false);
        this.row = row;
        this.column = column;
        this.what = what;
        this.remedy = remedy;
    }

    /** The row, counted from 1; 0 for the whole file. */
    public int row() {
        return row;
    }

    /** The column, counted from 1; 0 for the whole row. */
    public int column() {
        return column;
    }

    /** What is wrong. */
    public Phrase what() {
        return what;
    }

    /** What to do about it. */
    public Phrase remedy() {
        return remedy;
    }
}
