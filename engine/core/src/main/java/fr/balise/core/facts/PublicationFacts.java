package fr.balise.core.facts;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a plan is computed from. The order of the lists carries no meaning.
 *
 * @param carriers the directory as it was read
 * @param held mailboxes that nothing may change, since something said of them could not be read or contradicts itself;
 *     a finding tells why
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
        Set<Gap> gaps,
        List<Finding> findings,
        SortedMap<String, String> inputs) {

    /**
     * These facts with a directory that was read elsewhere, for example from a live server.
     *
     * @param moreGaps what was not read whole there
     * @param moreFindings what reading it brought to light
     * @param moreInputs what it was read from
     */
    public PublicationFacts withDirectory(
            Collection<Carrier> directory,
            Set<Gap> moreGaps,
            Collection<Finding> moreFindings,
            Map<String, String> moreInputs) {
        SortedMap<String, String> allInputs = new TreeMap<>(inputs);
        allInputs.putAll(moreInputs);
        return new PublicationFacts(
                        operator,
                        mailboxes,
                        declarations,
                        List.copyOf(directory),
                        held,
                        Stream.concat(gaps.stream(), moreGaps.stream()).collect(Collectors.toUnmodifiableSet()),
                        Stream.concat(findings.stream(), moreFindings.stream()).toList(),
                        allInputs)
                .doubtingTooFew(EnumSet.of(Gap.DIRECTORY));
    }

    /** These facts, with a doubt and a finding for each of these sources that holds less than the operator expects. */
    public PublicationFacts doubtingTooFew(Set<Gap> sources) {
        Set<Gap> doubted = EnumSet.noneOf(Gap.class);
        List<Finding> told = new ArrayList<>();
        new TreeMap<>(operator.expected()).forEach((expected, least) -> {
            long count = expected.countIn(this);
            if (count < least && sources.contains(expected.source())) {
                doubted.add(expected.source());
                told.add(FindingCode.FEWER_THAN_EXPECTED.about(expected.key(), count, least));
            }
        });
        doubted.addAll(gaps);
        return new PublicationFacts(
                operator,
                mailboxes,
                declarations,
                carriers,
                held,
                Set.copyOf(doubted),
                Stream.concat(findings.stream(), told.stream()).distinct().toList(),
                inputs);
    }
}
