package fr.balise.adapters.fhir.model;

import java.util.Set;

/**
 * The naming systems of the directory. For one registry several addresses are in use (the guides and the two drafts of
 * the write API disagree on FINESS); in our own words each registry has one.
 */
public final class NamingSystems {
    /** IdNatPS, the national identifier of a professional. */
    public static final String ID_NAT_PS = "urn:oid:1.2.250.1.71.4.2.1";
    /** RPPS numbers, and idSituationExercice on a PractitionerRole. */
    public static final String RPPS = "https://rpps.esante.gouv.fr";
    /** idSituationExercice on a PractitionerRole that is not among the public data. */
    public static final String DIRECTORY = "https://annuaire.sante.fr";
    /** FINESS, as the read API writes it. */
    public static final String FINESS = "https://finess.esante.gouv.fr";
    /** IdNatStruct, the national identifier of a structure. */
    public static final String ID_NAT_STRUCT = "urn:oid:1.2.250.1.71.4.2.2";
    /** RPPS rang, for practices. */
    public static final String RPPS_RANG = "https://rppsrang.esante.gouv.fr";
    /** SIREN and SIRET. */
    public static final String SIRENE = "http://sirene.fr";

    private static final Set<String> FINESS_ALIASES = Set.of(
            FINESS, "http://finess.sante.gouv.fr", "http://finess.esante.gouv.fr", "https://finess.sante.gouv.fr");

    private NamingSystems() {}

    /** The one address that we use for the registry that this one names. */
    public static String canonical(String system) {
        return FINESS_ALIASES.contains(system) ? FINESS : system;
    }
}
