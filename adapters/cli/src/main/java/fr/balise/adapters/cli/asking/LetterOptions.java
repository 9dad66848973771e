package fr.balise.adapters.cli.asking;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.reporting.letter.LetterTemplates;
import fr.balise.adapters.reporting.letter.Letters;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Templates of letters, and the languages in which letters are written. */
final class LetterOptions {
    @Option(names = "--templates", paramLabel = "DIR")
    private @Nullable Path templates;

    @Option(names = "--write-templates", paramLabel = "DIR")
    private @Nullable Path writeTo;

    @Option(names = "--letters", split = ",", paramLabel = "fr|en")
    private List<Language> languages = List.of(Language.FR, Language.EN);

    boolean writesTemplates() {
        return writeTo != null;
    }

    SortedMap<String, String> of(Campaign campaign, UnaryOperator<String> links) throws Refusal {
        return Letters.of(campaign, LetterTemplates.of(own()), languages, links);
    }

    private SortedMap<String, String> own() throws Refusal {
        SortedMap<String, String> own = new TreeMap<>();
        if (templates == null) {
            return own;
        }
        for (String name : LetterTemplates.names()) {
            Path file = templates.resolve(name);
            try {
                if (Files.exists(file)) {
                    own.put(name, Files.readString(file));
                }
            } catch (IOException e) {
                throw Refusal.input(AskCommand.MESSAGES.text("noTemplate", file, String.valueOf(e.getMessage())));
            }
        }
        if (own.isEmpty()) {
            throw Refusal.input(
                    AskCommand.MESSAGES.text("noTemplates", templates, String.join(", ", LetterTemplates.names())));
        }
        return own;
    }

    /** Writes the usual templates; none that is there is written over. */
    void writeTemplates(Terminal terminal) throws Refusal {
        Path folder = writeTo == null ? Path.of("") : writeTo;
        CampaignFolder.write(folder, new TreeMap<>(LetterTemplates.usual()));
        for (Map.Entry<String, String> template : LetterTemplates.usual().entrySet()) {
            terminal.line(folder.resolve(template.getKey()).toString());
        }
    }
}
