package fr.balise.operations.asking.answers;

import fr.balise.core.findings.Finding;
import fr.balise.core.identity.MailboxAddress;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came back.
 *
 * @param blank lines on which nothing was answered
 * @param bounced addresses at which a letter could not be delivered
 * @param unreadable lines that say nothing for sure
 * @param files the bytes of each questionnaire, by its name
 */
public record Returned(
        List<GivenAnswer> answers,
        int blank,
        SortedSet<MailboxAddress> bounced,
        List<Finding> unreadable,
        SortedMap<String, byte[]> files) {
    /** Copies the collections. */
    public Returned {
        answers = List.copyOf(answers);
        bounced = new TreeSet<>(bounced);
        unreadable = List.copyOf(unreadable);
        files = new TreeMap<>(files);
    }
}
