package fr.balise.adapters.journal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Entries of a journal that somebody asks for; what is empty admits all. Entries whose content was purged tell no more than
 * their run and kind, and are found by these alone.
 *
 * @param text found in author, mailbox, carrier, change or reason, whatever its case
 * @param from the first moment
 * @param until the moment after the last
 */
public record AuditSearch(
        Optional<String> run,
        Optional<Entry.Kind> kind,
        Optional<String> text,
        Optional<Instant> from,
        Optional<Instant> until) {
    /**
     * An entry as a search shows it; what it does not tell is empty.
     *
     * @param number 1 for the first of the journal
     * @param why a sentence
     * @param hash its seal
     */
    public record Found(
            long number,
            Entry.Kind kind,
            String run,
            String at,
            String author,
            String mailbox,
            String carrier,
            String why,
            String hash) {}

    /** Some of what was found. @param total how many were found in all */
    public record Part(List<Found> items, int total) {}

    /**
     * Looks for them, the latest first. The journal is read twice, and never held.
     *
     * @param skipped how many of the latest are left out
     * @throws JournalFailure when the journal cannot be read
     */
    public Part in(Journal journal, int skipped, int most) throws JournalFailure {
        AtomicInteger total = new AtomicInteger();
        read(journal, entry -> total.incrementAndGet());
        int last = total.get() - skipped;
        AtomicInteger at = new AtomicInteger();
        List<Found> items = new ArrayList<>();
        read(journal, entry -> {
            int index = at.getAndIncrement();
            if (index < last && index >= last - most) {
                items.add(found(entry));
            }
        });
        Collections.reverse(items);
        return new Part(List.copyOf(items), total.get());
    }

    private void read(Journal journal, Consumer<RecordedEntry> reader) throws JournalFailure {
        Consumer<RecordedEntry> admitted = entry -> {
            if (admits(entry)) {
                reader.accept(entry);
            }
        };
        if (run.isEmpty() && kind.isPresent()) {
            journal.read(kind.get(), admitted);
        } else {
            journal.read(run, admitted);
        }
    }

    private boolean admits(RecordedEntry entry) {
        if (kind.filter(wanted -> wanted != entry.kind()).isPresent()) {
            return false;
        }
        Found found = found(entry);
        return text.filter(wanted -> !tells(found, wanted)).isEmpty() && within(found.at());
    }

    private boolean within(String at) {
        if (from.isEmpty() && until.isEmpty()) {
            return true;
        }
        if (at.isEmpty()) {
            return false;
        }
        Instant moment = Instant.parse(at);
        return from.filter(moment::isBefore).isEmpty()
                && until.filter(end -> !moment.isBefore(end)).isEmpty();
    }

    private static boolean tells(Found found, String wanted) {
        String sought = wanted.strip().toLowerCase(Locale.ROOT);
        return Stream.of(found.run(), found.author(), found.mailbox(), found.carrier(), found.why())
                .anyMatch(told -> told.toLowerCase(Locale.ROOT).contains(sought));
    }

    private static Found found(RecordedEntry entry) {
        ObjectNode content = entry.content().orElseGet(JsonNodeFactory.instance::objectNode);
        return new Found(
                entry.number(),
                entry.kind(),
                entry.run(),
                content.path("at").asText(),
                content.path("author").asText(),
                content.path("mailbox").asText(),
                content.path("carrier").asText(),
                sentences(content.path("why")),
                entry.hash());
    }

    private static String sentences(JsonNode why) {
        if (!why.isArray()) {
            return why.asText();
        }
        List<String> sentences = new ArrayList<>();
        why.forEach(one -> sentences.add(one.asText()));
        return String.join(" ", sentences);
    }
}
