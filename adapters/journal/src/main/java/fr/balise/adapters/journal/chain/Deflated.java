package fr.balise.adapters.journal.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Texts as they stand in the database: UTF-8, deflated with a checksum (RFC 1950). Entries are short and say the same
 * things: a dictionary of these, of which the checksum stands in each, halves them.
 */
final class Deflated {
    private static final int ROOM = 4_096;

    /** What entries, requests and resources have in common, the commonest last. To change it ends older journals. */
    private static final byte[] DICTIONARY = """
            {"action":"DETACH","action":"UPDATE","resourceType":"Organization","resourceType":"Practitioner",\
            "resourceType":"PractitionerRole","meta":{"versionId":"","lastUpdated":"2026-"},"active":true,"identifier":[{\
            "system":"https://finess.esante.gouv.fr","system":"urn:oid:1.2.250.1.71.4.2.1","system":"urn:oid:1.2.250.1.71.4.2.2",\
            "system":"https://rpps.esante.gouv.fr","value":"\\"practitioner\\":{\\"reference\\":\\"Practitioner/\\"},\
            \\"organization\\":{\\"reference\\":\\"Organization/\\"}"why":"the server's answer shows it","attempt":1,\
            "request":{"body":"{\\"resourceType\\":\\"Parameters\\",\\"parameter\\":[{\\"name\\":\\"operation\\",\\"part\\":[{\
            \\"name\\":\\"type\\",\\"valueCode\\":\\"insert\\"},{\\"name\\":\\"type\\",\\"valueCode\\":\\"delete\\"},{\
            \\"name\\":\\"path\\",\\"valueString\\":\\"PractitionerRole\\"},{\\"name\\":\\"name\\",\\"valueString\\":\\"telecom\\"},{\
            \\"name\\":\\"index\\",\\"valueInteger\\":0},{\\"name\\":\\"value\\",\\"valueContactPoint\\":{\\"extension\\":[{\
            \\"url\\":\\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type\\",\
            \\"valueCoding\\":{\\"system\\":\\"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie\\",\
            \\"code\\":\\"MSSANTE\\"}},{\\"extension\\":[{\\"url\\":\\"type\\",\\"valueCodeableConcept\\":{\\"coding\\":[{\
            \\"system\\":\\"https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL\\",\\"code\\":\\"PER\\"}]}},{\
            \\"url\\":\\"listeRouge\\",\\"valueBoolean\\":false},{\\"url\\":\\"responsible\\",\\"valueString\\":\\"\\"}],\
            \\"url\\":\\"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata\\"}],\
            \\"system\\":\\"email\\",\\"value\\":\\".mssante.fr\\"}]}]}","method":"PATCH","url":"http://PractitionerRole/?identifier="},\
            "response":{"body":"{\\"resourceType\\":\\"PractitionerRole\\",\\"id\\":\\"","contentType":"application/fhir+json;charset=utf-8",\
            "date":" GMT","status":200},"source":"","target":"","after":{"extension":[{\
            "url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type","valueCoding":{"code":"MSSANTE",\
            "system":"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie"}},{"extension":[{\
            "url":"type","valueCodeableConcept":{"coding":[{"code":"PER",\
            "system":"https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL"}]}},{"url":"listeRouge","valueBoolean":false}],\
            "url":"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata"}],\
            "system":"email","value":".mssante.fr"},"wanted":{"before":{"action":"ATTACH","at":"2026-12-01T00:00:00.000Z",\
            "author":"","carrier":"PractitionerRole/","change":"","client":"balise (Linux, Java 17)","mailbox":"","policy":\
            """.getBytes(StandardCharsets.UTF_8);

    /** The last that looks no further than the best of a few matches: half the time of the highest, for 7 % more bytes. */
    private static final int LEVEL = 3;

    /** One takes a quarter of a megabyte to make ready: each thread keeps its own. */
    private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() -> new Deflater(LEVEL));

    private Deflated() {}

    static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of a text in UTF-8. */
    static byte[] of(byte[] text) {
        return of(text, 0, text.length);
    }

    static byte[] of(byte[] bytes, int from, int length) {
        Deflater deflater = DEFLATER.get();
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(bytes, from, length);
            deflater.finish();
            byte[] room = new byte[ROOM];
            int size = deflater.deflate(room);
            while (!deflater.finished()) {
                room = Arrays.copyOf(room, 2 * size);
                size += deflater.deflate(room, size, room.length - size);
            }
            return Arrays.copyOf(room, size);
        } finally {
            // It would keep the text until its next use; to empty its tables is a quarter of the work and done once.
            deflater.reset();
        }
    }

    /**
     * The text again.
     *
     * @param longest bytes that it may have: a file that was handed over may be made to fill the memory
     * @throws DataFormatException when it is not what was written
     */
    static String text(byte[] deflated, long longest) throws DataFormatException {
        return bytes(deflated, longest).toString(StandardCharsets.UTF_8);
    }

    /** The bytes again; as {@link #text}. */
    static ByteArrayOutputStream bytes(byte[] deflated, long longest) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream(ROOM);
            byte[] room = new byte[ROOM];
            while (!inflater.finished()) {
                int read = inflater.inflate(room);
                if (read == 0 && inflater.needsDictionary()) {
                    setDictionary(inflater);
                    continue;
                }
                if (read == 0 && !inflater.finished() || out.size() > longest) {
                    throw new DataFormatException("cut off, altered or too long");
                }
                out.write(room, 0, read);
            }
            return out;
        } finally {
            inflater.end();
        }
    }

    private static void setDictionary(Inflater inflater) throws DataFormatException {
        try {
            inflater.setDictionary(DICTIONARY);
        } catch (IllegalArgumentException e) {
            throw new DataFormatException("made with another dictionary");
        }
    }
}
