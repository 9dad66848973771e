package fr.balise.core.findings;

/** A path or a name as a word of a command that people copy to their shell. */
public final class ShellWord {
    private ShellWord() {}

    /** The word, quoted where a shell would read it otherwise: {@code 'Été à l'\''hôpital'}. */
    public static String of(String word) {
        return !word.isEmpty() && word.matches("[\\p{L}\\p{N}_./:,=@%+-]+") && !word.startsWith("-")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
