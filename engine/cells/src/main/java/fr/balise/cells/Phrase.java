package fr.balise.cells;

/** What is said to people, in both languages. */
public record Phrase(String fr, String en) {}
