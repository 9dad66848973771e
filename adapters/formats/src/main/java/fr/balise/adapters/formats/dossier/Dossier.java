package fr.balise.adapters.formats.dossier;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.json.reading.FileFormat;
import fr.balise.adapters.formats.json.reading.Misread;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Text;

/**
 * A dossier: one professional with situations, or a structure, with the mailboxes and answers that concern them. What is
 * decided anywhere else than from a data set is decided from this.
 *
 * <pre>{@code
 * PublicationFacts facts = Dossier.read(json, "the request");
 * DecisionJson decision = DecisionJson.by(engine, facts, LocalDate.parse("2026-12-01"));
 * }</pre>
 */
public final class Dossier {
    private static final FileFormat FORMAT = new FileFormat(
            DossierJson.SCHEMA,
            new Text(
                    "ce n'est pas un dossier Balise : son « schema » doit être " + DossierJson.SCHEMA + ".",
                    "this is no Balise dossier: its 'schema' has to be " + DossierJson.SCHEMA + "."),
            new Text("Faites-le dans cette version.", "Make it in that version."));

    private Dossier() {}

    /**
     * The facts that a dossier tells.
     *
     * @param name how messages call it
     * @throws UnusableFile when it is something else, cut short, or not what it should be
     */
    public static PublicationFacts read(byte[] json, String name) throws UnusableFile {
        try {
            return new DossierReader(FORMAT.read(json, DossierJson.class)).facts();
        } catch (Misread e) {
            throw new UnusableFile(e.in(name), e.pointer());
        }
    }

    /** The dossier that tells these facts, ending with a line break. */
    public static String write(PublicationFacts facts) {
        return SteadyJson.document(DossierWriter.of(facts));
    }

    /** The same as one line of NDJSON, without its end. */
    public static String line(PublicationFacts facts) {
        return SteadyJson.line(DossierWriter.of(facts));
    }
}
