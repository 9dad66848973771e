package fr.balise.engine.population;

import fr.balise.engine.facts.Carrier;
import fr.balise.engine.facts.Gap;
import fr.balise.engine.facts.Mailbox;
import fr.balise.engine.facts.Operator;
import fr.balise.engine.facts.PublicationFacts;
import fr.balise.engine.facts.UsageDeclaration;
import fr.balise.engine.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Facts in the domain's words. Whoever reads a test should see people, places and mailboxes:
 *
 * <pre>{@code
 * aPopulation().of(
 *         aPractitioner().with(aSituation("SE-1").inHospital()).holding(aPersonalMailbox("a@ours.mssante.fr")));
 * }</pre>
 */
public final class Population {
    /** The domain that the operator owns unless a test says otherwise. */
    public static final String OURS = "ours.mssante.fr";

    private final Set<Carrier> carriers = new LinkedHashSet<>();
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final List<UsageDeclaration> declarations = new ArrayList<>();
    private final Set<MailboxAddress> held = new HashSet<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);

    private Population() {}

    public static Population aPopulation() {
        return new Population();
    }

    /** Whatever is part of a population. */
    public interface Member {
        default Stream<Carrier> carriers() {
            return Stream.empty();
        }

        default Stream<Mailbox> mailboxes() {
            return Stream.empty();
        }

        default Stream<UsageDeclaration> declarations() {
            return Stream.empty();
        }
    }

    public Population of(Member... members) {
        for (Member member : members) {
            member.carriers().forEach(carriers::add);
            member.mailboxes().forEach(mailboxes::add);
            member.declarations().forEach(declarations::add);
        }
        return this;
    }

    /** A source could not be read whole. */
    public Population readWithGap(Gap gap) {
        gaps.add(gap);
        return this;
    }

    /** Something said of the mailbox could not be read. */
    public Population holdingBack(String address) {
        held.add(new MailboxAddress(address));
        return this;
    }

    public PublicationFacts facts() {
        return facts(mailboxes, declarations, new ArrayList<>(carriers));
    }

    /** The same facts in another order. */
    public PublicationFacts shuffledBy(long seed) {
        Random random = new Random(seed);
        return facts(
                shuffled(mailboxes, random),
                shuffled(declarations, random),
                shuffled(new ArrayList<>(carriers), random));
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private PublicationFacts facts(List<Mailbox> stock, List<UsageDeclaration> declared, List<Carrier> directory) {
        return new PublicationFacts(
                new Operator("Opérateur d'essai", Set.of(OURS)),
                List.copyOf(stock),
                List.copyOf(declared),
                List.copyOf(directory),
                Set.copyOf(held),
                Set.copyOf(gaps),
                List.of(),
                new TreeMap<>());
    }
}
