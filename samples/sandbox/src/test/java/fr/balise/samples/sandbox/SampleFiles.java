package fr.balise.samples.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small invented directory: a hospital, a laboratory, and those who work there. */
final class SampleFiles {
    static final String CAMILLE = "camille";
    static final String CAMILLE_RPPS = "10000000001";
    static final String CAMILLE_MAILBOX = "camille.lenoir@hopital-exemple.mssante.fr";
    static final String MAELYS = "maelys";
    static final String MAELYS_MAILBOX = "maelys.o'brien@hopital-exemple.mssante.fr";
    static final String RETIRED = "noe";
    static final String CAMILLE_AT_HOSPITAL = "camille-hopital";
    static final String CAMILLE_AT_LABORATORY = "camille-laboratoire";
    static final String HOSPITAL = "hopital";
    static final String HOSPITAL_FINESS = "010000001";
    static final String HOSPITAL_MAILBOX = "admissions@hopital-exemple.mssante.fr";
    static final String LABORATORY = "laboratoire";
    static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    static final String EMAIL_TYPE = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";

    private static final String PHONE =
            "{\"extension\":[{\"url\":\"https://exemple.fr/inconnue\",\"valueString\":\"à garder\"}],"
                    + "\"system\":\"phone\",\"value\":\"01 02 03 04 05\",\"use\":\"work\"}";
    private static final String FAX = "{\"system\":\"fax\",\"value\":\"01 02 03 04 06\"}";
    private static final String ORDINARY_EMAIL =
            "{\"system\":\"email\",\"value\":\"camille.lenoir@courriel-exemple.fr\"}";
    /** Contact data that no write may touch, as they are written in the file. */
    static final List<String> ORDINARY_CONTACTS = List.of(PHONE, FAX, ORDINARY_EMAIL);

    private SampleFiles() {}

    /** A Bundle of the named resources and the same again as lines: two of each are read once. */
    static Path writeTo(Path folder) {
        List<String> people = List.of(camille(), maelys(), retired());
        List<String> rest = List.of(
                role(CAMILLE_AT_HOSPITAL, "1000000000101", CAMILLE, HOSPITAL, ""),
                role(CAMILLE_AT_LABORATORY, "1000000000102", CAMILLE, LABORATORY, ""),
                role("maelys-hopital", "1000000000201", MAELYS, HOSPITAL, ""),
                role("maelys-hopital-bis", "1000000000202", MAELYS, HOSPITAL, ""),
                organization(HOSPITAL, HOSPITAL_FINESS, mailbox(HOSPITAL_MAILBOX, "ORG", responsible())),
                organization(LABORATORY, "010000002", ""));
        write(folder.resolve("personnes.json"), bundle(people));
        write(folder.resolve("reste.ndjson"), String.join("\n", rest) + "\n");
        return folder;
    }

    /** That many professionals more, whose ids do not sort as their numbers do. */
    static Path writeCrowd(Path folder, int size) {
        String lines = IntStream.range(0, size)
                .mapToObj(i -> practitioner("foule-" + i, crowdRpps(i), true, ""))
                .collect(Collectors.joining("\n"));
        write(folder.resolve("foule.ndjson"), lines);
        return folder;
    }

    static String crowdRpps(int i) {
        return "2" + String.format("%010d", i);
    }

    static String mailbox(String address, String type, String moreMetadata) {
        return "{\"extension\":[{\"url\":\"" + EMAIL_TYPE + "\",\"valueCoding\":{\"system\":"
                + "\"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie\","
                + "\"code\":\"MSSANTE\"}},{\"url\":\"" + METADATA + "\",\"extension\":[{\"url\":\"type\","
                + "\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                + "\"https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL\",\"code\":\"" + type
                + "\"}]}},{\"url\":\"listeRouge\",\"valueBoolean\":false}" + moreMetadata
                + "]}],\"system\":\"email\",\"value\":\"" + address + "\"}";
    }

    static String responsible() {
        return ",{\"url\":\"responsible\",\"valueString\":\"Alix Modèle\"}";
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String camille() {
        return practitioner(
                CAMILLE,
                CAMILLE_RPPS,
                true,
                String.join(",", PHONE, mailbox(CAMILLE_MAILBOX, "PER", responsible()), FAX, ORDINARY_EMAIL));
    }

    private static String maelys() {
        return practitioner(MAELYS, "10000000002", true, mailbox(MAELYS_MAILBOX, "PER", ""));
    }

    private static String retired() {
        return practitioner(RETIRED, "10000000003", false, "");
    }

    private static String practitioner(String id, String rpps, boolean active, String telecom) {
        return "{\"resourceType\":\"Practitioner\",\"id\":\"" + id
                + "\",\"meta\":{\"versionId\":\"7\",\"lastUpdated\":\"2026-08-20T10:00:00.000+02:00\"},\"identifier\":["
                + "{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"8" + rpps + "\"},"
                + "{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"" + rpps + "\"}],\"active\":" + active
                + (telecom.isEmpty() ? "" : ",\"telecom\":[" + telecom + "]") + "}";
    }

    private static String role(String id, String situation, String practitioner, String organization, String telecom) {
        return "{\"resourceType\":\"PractitionerRole\",\"id\":\"" + id + "\",\"identifier\":["
                + "{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"" + situation + "\"}],\"active\":true,"
                + "\"practitioner\":{\"reference\":\"Practitioner/" + practitioner + "\"},"
                + "\"organization\":{\"reference\":\"Organization/" + organization + "\"}"
                + (telecom.isEmpty() ? "" : ",\"telecom\":[" + telecom + "]") + "}";
    }

    private static String organization(String id, String finess, String telecom) {
        return "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"identifier\":["
                + "{\"system\":\"https://finess.esante.gouv.fr\",\"value\":\"" + finess + "\"}],\"active\":true,"
                + "\"name\":\"" + id + " Exemple\"" + (telecom.isEmpty() ? "" : ",\"telecom\":[" + telecom + "]") + "}";
    }

    private static String bundle(List<String> resources) {
        String entries = resources.stream()
                .map(resource -> "{\"resource\":" + resource + "}")
                .collect(Collectors.joining(","));
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}";
    }
}
