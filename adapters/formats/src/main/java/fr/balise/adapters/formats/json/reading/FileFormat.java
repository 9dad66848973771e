package fr.balise.adapters.formats.json.reading;

import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;

/**
 * A format that is read.
 *
 * @param schema of the version that is read, for example {@code urn:balise:plan:2}
 * @param isOther says that a file is something else, and which file to give
 * @param again says how to have the file in this version
 */
public record FileFormat(String schema, Text isOther, Text again) {
    /**
     * Reads a document of this format.
     *
     * @throws Misread when it is something else, of another version, cut short or not what it should be
     */
    public <T> T read(byte[] json, Class<T> type) throws Misread {
        String found = RecordReader.schema(json);
        if (!found.startsWith(schema.substring(0, schema.lastIndexOf(':') + 1))) {
            throw new Misread("", isOther);
        }
        if (!found.equals(schema)) {
            String other = VisibleText.excerpt(found);
            throw new Misread(
                    ", /schema",
                    new Text(
                            ("cette version (" + other + ") n'est pas connue ici ; " + schema + " l'est. " + again.fr())
                                    .strip(),
                            ("this version (" + other + ") is not known here; " + schema + " is. " + again.en())
                                    .strip()));
        }
        return RecordReader.read(json, type);
    }
}
