package fr.balise.adapters.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that are English and nothing else: a French reader shall not meet them. */
final class EnglishWords {
    /** Neither a word of French nor the name of a command. */
    private static final Set<String> WORDS = Set.of("""
            above accepted address addresses after again all allowed already also always an and another answer any
            anything are asked attachments be because been before begin below between both by call called calls cannot
            carrier carriers changed changes column columns command commands could days declared decided default different
            differs directory does done down each either else empty ends error errors every everything example examples
            expected failed field fields file files finding findings finished first folder folders for found from give given
            goes had has have here holder hour hours how identifier if interrupted invalid is it its key keep kept
            known last least left less like line lines listed looked mailbox mailboxes made make many may missing
            mistake month months more most must name named names neither never nobody none not nothing now number of often
            old once one only open opened operator other others our owner password pending person practice practitioners read
            reader reason reasons received refused remove removed removes required results resumed right row rows rule rules
            said same saved saw seal seals seconds see seen send server servers setting settings shall share should showed
            shown shows side since small some somebody something spoken spoke state stays still stopped such take taken takes
            target than that the their them then there these they this those thousand till to today told too tried try
            trying twice undecided unexpected unknown unless unread untouched until up user value values wait wanted warning
            was way were what when where whether which while who whole whom whose why will with without witness word words
            would wrong year years yes yesterday yet you your
            """.strip().split("\\s+"));

    /**
     * What is no sentence: options with their values, addresses, names of files, keys, what is quoted, cases and what a
     * policy calls its rules and the values of attributes.
     */
    private static final Pattern NO_SENTENCE =
            Pattern.compile("--[a-z-]+(?:[= ][a-z|]+\\b)?|^\\s*[a-z-]+\\s{2,}|\\b[a-z]+(?:-[a-z]+)+\\b"
                    + "|(?:given: )?\\{[^}]*}|«[^»]*»|\\w+: [A-Z]+\\b"
                    + "|colonne \\w+|\\(\\w+ = \\w+\\)|admises\\h*: [\\w, ]+"
                    + "|\\b\\w+ (?:==|!=) [A-Z_]+\\b|\\b\\w+ (?:==|!=|in) |\\S*[./_@=*|\\[\\]#$\\d]\\S*"
                    + "|\\b(?!(?:REQUIRED|REMOVE|ALLOWED|UNTOUCHED|APPLY|UNDO)\\b)[A-Z][A-Z0-9-]+\\b");

    private EnglishWords() {}

    /** The lines of a text in which any stands, each with what stands there. */
    static List<String> in(String text) {
        return text.lines()
                .flatMap(line -> Pattern.compile("[^\\p{L}]+")
                        .splitAsStream(NO_SENTENCE.matcher(line).replaceAll(" "))
                        .filter(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)))
                        .map(word -> word + " in: " + line.strip()))
                .toList();
    }
}
