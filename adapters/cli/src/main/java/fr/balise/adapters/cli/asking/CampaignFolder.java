package fr.balise.adapters.cli.asking;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.formats.campaign.QuestionsCsv;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of a campaign, made whole or not at all. */
final class CampaignFolder {
    private static final String QUESTIONS = "questions.csv";

    private CampaignFolder() {}

    static void write(Path folder, Campaign campaign, Map<String, String> letters, Terminal terminal) throws Refusal {
        SortedMap<String, String> files = new TreeMap<>(letters);
        files.put(CampaignFile.NAME, CampaignFile.write(campaign));
        files.put(QUESTIONS, QuestionsCsv.of(campaign, terminal.language()));
        write(folder, files);
        terminal.note(AskCommand.MESSAGES.text("written", folder));
    }

    /**
     * Writes files to a folder that is not there yet, or is empty.
     *
     * @throws Refusal when something is there: answers may stand in its questions
     */
    static void write(Path folder, SortedMap<String, String> files) throws Refusal {
        Path whole = folder.toAbsolutePath().normalize();
        Path half = whole.resolveSibling("." + whole.getFileName() + ".new");
        try {
            refuseOverwriting(whole);
            delete(half);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = half.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, file.getValue());
            }
            Files.deleteIfExists(whole);
            Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Refusal.input(AskCommand.MESSAGES.text("unwritable", folder, String.valueOf(e.getMessage())));
        }
    }

    private static void refuseOverwriting(Path folder) throws IOException, Refusal {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw Refusal.input(AskCommand.MESSAGES.text("noFolder", folder));
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw Refusal.input(AskCommand.MESSAGES.text("full", folder));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
