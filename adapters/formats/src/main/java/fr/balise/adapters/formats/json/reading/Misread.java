package fr.balise.adapters.formats.json.reading;

import fr.balise.core.findings.Text;

/** JSON that is not what it should be. */
public final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final transient Text what;

    /**
     * Says what is wrong.
     *
     * @param place a comma and a pointer (RFC 6901), a colon and a line, or empty for the whole
     * @param what a sentence
     */
    public Misread(String place, Text what) {
        super(what.en());
        this.place = place;
        this.what = what;
    }

    /** The same of what stands at a pointer (RFC 6901) in a larger document. */
    public Misread below(String pointer) {
        return new Misread(", " + pointer + pointer(), what);
    }

    /** Where it stands in the document (RFC 6901); empty for the whole, and where only the line is known. */
    public String pointer() {
        return place.startsWith(", ") ? place.substring(2) : "";
    }

    /** The sentence behind the name of the file and the place in it. */
    public Text in(String file) {
        return new Text(file + place + " : " + what.fr(), file + place + ": " + what.en());
    }
}
