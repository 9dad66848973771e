package fr.balise.core.facts;

import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a plan is computed from. The order of the lists carries no meaning.
 *
 * @param carriers the directory as it was read
 * @param held mailboxes that nothing may change, since something said of them could not be read or contradicts itself;
 *     a finding tells why
 * @param doubts carriers on which nothing may change, or not for every mailbox, for what the directory says of them
 * @param gaps sources that were not read whole
 * @param findings what reading brought to light
 * @param inputs the SHA-256 of each source, by the name that the user knows
 */
public record PublicationFacts(
        Operator operator,
        List<Mailbox> mailboxes,
        List<UsageDeclaration> declarations,
        List<Carrier> carriers,
        Set<MailboxAddress> held,
        List<Doubt> doubts,
        Set<Gap> gaps,
        List<Finding> findings,
        SortedMap<String, String> inputs) {

    /**
     * These facts with a directory that was read elsewhere, for example from a live server.
     *
     * @param moreInputs what it was read from
     */
    public PublicationFacts withDirectory(DirectoryFacts directory, Map<String, String> moreInputs) {
        return beside(directory, moreInputs).doubtingTooFew(EnumSet.of(Gap.DIRECTORY));
    }

    /** The same, whatever the operator expects of a directory. */
    public PublicationFacts beside(DirectoryFacts directory, Map<String, String> moreInputs) {
        SortedMap<String, String> allInputs = new TreeMap<>(inputs);
        allInputs.putAll(moreInputs);
        return new PublicationFacts(
                operator,
                mailboxes,
                declarations,
                directory.carriers(),
                both(held, directory.held()),
                Stream.concat(doubts.stream(), directory.doubts().stream()).toList(),
                both(gaps, directory.gaps()),
                Stream.concat(findings.stream(), directory.findings().stream()).toList(),
                allInputs);
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** These facts with carriers that show more than was read, completed from the input of that name. */
    public PublicationFacts withCarriers(List<Carrier> completed, String input, String sha256) {
        SortedMap<String, String> allInputs = new TreeMap<>(inputs);
        allInputs.put(input, sha256);
        return new PublicationFacts(
                operator, mailboxes, declarations, List.copyOf(completed), held, doubts, gaps, findings, allInputs);
    }

    /** These facts with more answers. */
    public PublicationFacts withAnswers(Collection<UsageDeclaration> more) {
        return withAnswers(more, List.of());
    }

    /** These facts with more answers, and without some that no longer count. */
    public PublicationFacts withAnswers(Collection<UsageDeclaration> more, Collection<UsageDeclaration> gone) {
        Set<UsageDeclaration> left = Set.copyOf(gone);
        return new PublicationFacts(
                operator,
                mailboxes,
                Stream.concat(declarations.stream().filter(answer -> !left.contains(answer)), more.stream())
                        .toList(),
                carriers,
                held,
                doubts,
                gaps,
                findings,
                inputs);
    }

    /** These facts, with a doubt and a finding for each of these sources that holds less than the operator expects. */
    public PublicationFacts doubtingTooFew(Set<Gap> sources) {
        return doubtingTooFew(sources, expected -> expected.countIn(this));
    }

    /** The same, where the sources hold so many. */
    public PublicationFacts doubtingTooFew(Set<Gap> sources, ToLongFunction<Expected> counts) {
        Set<Gap> doubted = EnumSet.noneOf(Gap.class);
        List<Finding> told = new ArrayList<>();
        new TreeMap<>(operator.expected()).forEach((expected, least) -> {
            long count = counts.applyAsLong(expected);
            if (count < least && sources.contains(expected.source())) {
                doubted.add(expected.source());
                told.add(FindingCode.FEWER_THAN_EXPECTED.about(expected.key(), count, least));
            }
        });
        return doubting(Set.of(), doubted, told);
    }

    /** These facts with more mailboxes held and more sources doubted, and the findings that say why. */
    public PublicationFacts doubting(Set<MailboxAddress> moreHeld, Set<Gap> moreGaps, List<Finding> why) {
        return new PublicationFacts(
                operator,
                mailboxes,
                declarations,
                carriers,
                both(held, moreHeld),
                doubts,
                both(gaps, moreGaps),
                Stream.concat(findings.stream(), why.stream()).distinct().toList(),
                inputs);
    }
}
