package fr.balise.adapters.cli.asking;

import fr.balise.adapters.cli.command.NewFolder;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.formats.campaign.QuestionsCsv;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** The folder of a campaign, made whole or not at all. */
final class CampaignFolder {
    private static final String QUESTIONS = "questions.csv";

    private CampaignFolder() {}

    static void write(Path folder, Campaign campaign, LetterOptions letters, LinkOptions service, Terminal terminal)
            throws Refusal {
        UnaryOperator<String> links = service.of(campaign);
        SortedMap<String, String> files = letters.of(campaign, links);
        files.put(CampaignFile.NAME, CampaignFile.write(campaign));
        files.put(QUESTIONS, QuestionsCsv.of(campaign, terminal.language(), links));
        write(folder, files);
        service.tell(campaign);
        terminal.note(AskCommand.MESSAGES.text("written", folder));
    }

    /**
     * Writes files to a folder that is not there yet, or is empty.
     *
     * @throws Refusal when something is there: answers may stand in its questions
     */
    static void write(Path folder, SortedMap<String, String> files) throws Refusal {
        NewFolder.write(folder, fresh -> {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = fresh.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, file.getValue());
            }
        });
    }
}
