package fr.balise.core.planning.dossiers;

/** Two things that meet, by the keys of {@link DossierIndex}. */
public record KeyPair(long first, long second) {}
