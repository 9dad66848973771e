package fr.balise.adapters.dataset.extract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of {@code Extraction_Correspondance_MSSante_*.txt}, in order, by the names of its first line. */
public enum ExtractColumn {
    TYPE("Type de BAL"),
    ADDRESS("Adresse BAL"),
    PERSON_ID_TYPE("Type Identifiant PP"),
    PERSON_ID("Identifiant PP"),
    PERSON_NATIONAL_ID("Identification nationale PP"),
    STRUCTURE_ID_TYPE("Type identifiant structure"),
    STRUCTURE_ID("Identification Structure"),
    SERVICE("Service de rattachement"),
    CIVILITY("Civilité d'exercice"),
    FAMILY_NAME("Nom d'exercice"),
    GIVEN_NAME("Prénom d'exercice"),
    CATEGORY("Catégorie profession"),
    CATEGORY_LABEL("Libellé de catégorie profession"),
    PROFESSION("Code Profession"),
    PROFESSION_LABEL("Libellé Profession"),
    SKILL("Code savoir-faire"),
    SKILL_LABEL("Libellé savoir-faire"),
    DIGITIZATION("Dématérialisation"),
    STRUCTURE_NAME("Raison Sociale structure BAL"),
    STRUCTURE_ALIAS("Enseigne commerciale structure BAL"),
    LOCATION("L2COMPLEMENTLOCALISATION"),
    DISTRIBUTION("L3COMPLEMENTDISTRIBUTION"),
    HOUSE_NUMBER("L4NUMEROVOIE"),
    HOUSE_NUMBER_SUFFIX("L4COMPLEMENTNUMEROVOIE"),
    STREET_TYPE("NL4TYPEVOIE"),
    STREET("L4LIBELLEVOIE"),
    PLACE("L5LIEUDITMENTION"),
    ROUTING("L6LIGNEACHEMINEMENT"),
    POSTAL_CODE("Code postal"),
    DEPARTMENT("Département"),
    COUNTRY("Pays");

    static final String BETWEEN = "|";

    private final String title;

    ExtractColumn(String title) {
        this.title = title;
    }

    /** As the first line names it. */
    String title() {
        return title;
    }

    /** The first line. */
    static List<String> titles() {
        return Stream.of(values()).map(ExtractColumn::title).toList();
    }

    /** The first line as it is written. */
    public static String header() {
        return String.join(BETWEEN, titles());
    }

    /** A line with those cells; what is not among them is empty. The extract knows no quotes: what would end a cell becomes a space. */
    public static String line(Map<ExtractColumn, String> cells) {
        return Stream.of(values())
                .map(column -> plain(cells.getOrDefault(column, "")))
                .collect(Collectors.joining(BETWEEN));
    }

    private static String plain(String cell) {
        return cell.replaceAll("[|\\p{Cntrl}]+", " ").strip();
    }
}
