package fr.balise.adapters.reporting.document;

/** A name and what it is, for example a policy and its version. */
public record Fact(String name, String value) {}
