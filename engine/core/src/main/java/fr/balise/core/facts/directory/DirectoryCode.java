package fr.balise.core.facts.directory;

import java.util.Optional;
import java.util.stream.Stream;

/** What the directory tells of carriers in codes of a nomenclature. */
public enum DirectoryCode {
    /** Of situations: TRE_R23-ModeExercice, for example {@code L}. */
    EXERCISE_MODE("exerciseMode"),
    /** Of professionals and situations: TRE_G15-ProfessionSante, for example {@code 10}. */
    PROFESSION("profession"),
    /** Of professionals and situations: TRE_R38-SpecialiteOrdinale, for example {@code SM26}. */
    SPECIALITY("speciality"),
    /** Of structures: the department of their address, for example {@code 75}, {@code 2A}, {@code 974}. */
    DEPARTMENT("department"),
    /** Of structures: TRE_R02-SecteurActivite, for example {@code SA01}. */
    SECTOR("sector");

    private final String word;

    DirectoryCode(String word) {
        this.word = word;
    }

    /** How a policy calls it. */
    public String word() {
        return word;
    }

    /** The one of that word. */
    public static Optional<DirectoryCode> named(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
