package fr.balise.adapters.dataset.answers;

import fr.balise.adapters.dataset.UnusableDataSet;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.dataset.tables.QuestionnaireFile;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.answers.Returned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads filled questionnaires, CSV or Excel. */
public final class Questionnaires {
    static final Messages MESSAGES = Messages.beside(Questionnaires.class, "answers");

    private Questionnaires() {}

    /**
     * Reads all of them.
     *
     * @param campaign that asked; empty where nobody says which
     * @throws Refusal when a file is no questionnaire, with all problems together
     */
    public static Returned read(List<Path> files, Optional<Campaign> campaign) throws Refusal {
        SortedMap<String, byte[]> content = new TreeMap<>();
        for (Path file : files) {
            content.put(name(file, content), bytes(file));
        }
        return read(content, campaign);
    }

    /** Reads them from their bytes, by name, as {@link #read(List, Optional)} does. */
    public static Returned read(SortedMap<String, byte[]> files, Optional<Campaign> campaign) throws Refusal {
        Map<String, Question> asked = campaign.stream()
                .flatMap(Campaign::questions)
                .collect(Collectors.toMap(Question::id, Function.identity()));
        QuestionnaireFile questionnaire = new QuestionnaireFile(asked);
        List<Finding> unreadable = new ArrayList<>();
        List<Text> problems = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            DataSetReading reading = new DataSetReading(Path.of(""));
            questionnaire.read(file.getKey(), file.getValue(), reading);
            problems.addAll(reading.problems());
            reading.findings().stream()
                    .filter(finding -> finding.code().equals(FindingCode.UNREADABLE_LINE.name()))
                    .forEach(unreadable::add);
        }
        if (!problems.isEmpty()) {
            throw new UnusableDataSet(problems);
        }
        return new Returned(questionnaire.answers(), questionnaire.blank(), questionnaire.bounced(), unreadable, files);
    }

    private static byte[] bytes(Path file) throws Refusal {
        try {
            if (!Files.isRegularFile(file)) {
                throw Refusal.input(MESSAGES.text("noFile", file));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.input(MESSAGES.text("unreadable", file, String.valueOf(e.getMessage())));
        }
    }

    private static String name(Path file, Map<String, byte[]> taken) {
        String name = file.getFileName().toString();
        int ending = Math.max(name.lastIndexOf('.'), 0);
        String free = name;
        for (int i = 2; taken.containsKey(free); i++) {
            free = name.substring(0, ending) + "-" + i + name.substring(ending);
        }
        return free;
    }
}
