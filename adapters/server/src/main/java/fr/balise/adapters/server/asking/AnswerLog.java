package fr.balise.adapters.server.asking;

import fr.balise.adapters.server.store.DocumentStore;
import fr.balise.adapters.server.work.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every answer that a professional gave here, in lines to which is only ever added (EX_GDT_5040). It also tells which
 * questions a link has answered.
 */
public final class AnswerLog {
    private static final String ANSWERS = "answers";

    private final DocumentStore store;

    /** What was answered, by the name of the choice in the form. */
    public enum Choice {
        YES,
        NO,
        /** Yes, and the mailbox to use first there. */
        FIRST
    }

    /**
     * What one professional answered at once.
     *
     * @param professional who answered
     * @param answers by the id of the question
     * @param merge that took them into the declarations
     * @param channel {@code link} or {@code login}
     * @param client what the browser says of itself
     * @param address from which it came
     */
    public record Line(
            Instant at,
            String campaign,
            String professional,
            SortedMap<String, Choice> answers,
            String merge,
            String channel,
            String client,
            String address) {
        /** Copies the map. */
        public Line {
            answers = new TreeMap<>(answers);
        }
    }

    /** The one of a store. */
    public AnswerLog(DocumentStore store) {
        this.store = store;
    }

    void add(Line line) {
        store.add(ANSWERS, line);
    }

    /** All lines, the first one first. */
    public List<Line> all() {
        return store.lines(ANSWERS, Line.class);
    }

    /**
     * Lines that hold a text in who answered, in the campaign, the merge, or where it came from; the latest first.
     *
     * @param text empty for all
     */
    public Page<Line> search(String text, int page, int size) {
        List<Line> found = new ArrayList<>(all().stream()
                .filter(line -> Stream.of(line.professional(), line.campaign(), line.merge(), line.address())
                        .anyMatch(said -> said.contains(text.strip())))
                .toList());
        Collections.reverse(found);
        return Page.of(found, page, size);
    }

    /** What a professional answered last to each question of a campaign. */
    public Map<String, Choice> of(String campaign, String professional) {
        Map<String, Choice> answers = new HashMap<>();
        all().stream()
                .filter(line -> line.campaign().equals(campaign))
                .filter(line -> line.professional().equals(professional))
                .forEach(line -> answers.putAll(line.answers()));
        return answers;
    }
}
