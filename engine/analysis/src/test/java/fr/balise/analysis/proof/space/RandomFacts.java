package fr.balise.analysis.proof.space;

import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small world in which everything is entangled: dangling references, shared identifiers, closed and empty records. */
public final class RandomFacts {
    static final Operator OPERATOR = new Operator("Messagerie du Ponant", Set.of("ponant.mssante.fr"));
    private static final String FINESS = "https://finess.esante.gouv.fr";
    private static final List<String> SECTORS =
            Stream.of(CareSetting.values()).map(CaseSpaceTest::sector).toList();

    private final RandomGenerator random;
    private final LocalDate asOf;
    private final Size size;
    private final List<String> addresses;

    /** How much there is, and on which share of the carriers a mailbox stands: one of so many. */
    private record Size(int addresses, int structures, int practitioners, int situations, int answers, int rarely) {}

    private RandomFacts(RandomGenerator random, LocalDate asOf, Size size) {
        this.random = random;
        this.asOf = asOf;
        this.size = size;
        this.addresses = IntStream.range(0, size.addresses())
                .mapToObj(n -> "boite" + n + (n % 4 == 3 ? "@levant.mssante.fr" : "@ponant.mssante.fr"))
                .toList();
    }

    public static PublicationFacts of(RandomGenerator random, LocalDate asOf) {
        return new RandomFacts(random, asOf, new Size(12, 4, 4, 12, 25, 4)).facts();
    }

    /** A larger world, in which most mailboxes and carriers have nothing to do with each other. */
    public static PublicationFacts scattered(RandomGenerator random, LocalDate asOf) {
        return new RandomFacts(random, asOf, new Size(60, 14, 60, 70, 60, 150)).facts();
    }

    private PublicationFacts facts() {
        List<Carrier> carriers = new ArrayList<>();
        for (int n = 0; n < Math.max(size.structures(), size.practitioners()); n++) {
            if (n < size.structures()) {
                carriers.add(structure(n));
            }
            if (n < size.practitioners()) {
                carriers.add(practitioner(n));
            }
        }
        for (int n = 0; n < size.situations(); n++) {
            carriers.add(situation(n));
        }
        List<Mailbox> mailboxes = addresses.stream()
                .filter(address -> random.nextInt(5) > 0)
                .map(this::mailbox)
                .toList();
        List<UsageDeclaration> declarations =
                Stream.generate(this::declaration).limit(size.answers()).toList();
        return new PublicationFacts(
                OPERATOR, mailboxes, declarations, carriers, Set.of(), List.of(), Set.of(), List.of(), new TreeMap<>());
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean mostly() {
        return random.nextInt(4) > 0;
    }

    private <T> Optional<T> mostly(T value) {
        return mostly() ? Optional.of(value) : Optional.empty();
    }

    private Reference reference(CarrierRef named) {
        return Reference.of(mostly(named));
    }

    private static Identifier finess(int number) {
        return new Identifier(FINESS, String.format("75%07d", number));
    }

    private static IdNatPs rpps(int number) {
        return new IdNatPs(String.format("81%010d", number));
    }

    private static CarrierRef ref(CarrierKind kind, int number) {
        return new CarrierRef(kind, kind.name().charAt(0) + "-" + number);
    }

    private Structure structure(int n) {
        return new Structure(
                ref(CarrierKind.STRUCTURE, n),
                List.of(finess(random.nextInt(size.structures()))),
                mostly(),
                "Établissement " + n,
                attachments(),
                Reference.of(
                        random.nextBoolean()
                                ? Optional.of(ref(CarrierKind.STRUCTURE, random.nextInt(size.structures() + 2)))
                                : Optional.empty()),
                Set.of(any(SECTORS)));
    }

    private Practitioner practitioner(int n) {
        return new Practitioner(
                ref(CarrierKind.PRACTITIONER, n),
                List.of(),
                mostly(),
                "Camille Durand " + n,
                attachments(),
                mostly() ? Set.of(rpps(random.nextInt(size.practitioners()))) : Set.of());
    }

    private PracticeSituation situation(int n) {
        return new PracticeSituation(
                ref(CarrierKind.SITUATION, n),
                List.of(),
                mostly(),
                "Situation " + n,
                attachments(),
                mostly(new SituationId("SE-" + random.nextInt(size.situations() + 2))),
                reference(ref(CarrierKind.PRACTITIONER, random.nextInt(size.practitioners() + 1))),
                reference(ref(CarrierKind.STRUCTURE, random.nextInt(size.structures() + 2))));
    }

    private List<Attachment> attachments() {
        return addresses.stream()
                .filter(address -> random.nextInt(size.rarely()) == 0)
                .map(address -> new Attachment(
                        new MailboxAddress(address),
                        address,
                        any(List.of(MailboxType.values())),
                        mostly() ? Optional.empty() : Optional.of(1),
                        mostly() ? Optional.empty() : Optional.of(random.nextBoolean()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "fingerprint",
                        false))
                .toList();
    }

    private Mailbox mailbox(String address) {
        return new Mailbox(
                new MailboxAddress(address),
                any(List.of(MailboxType.PER, MailboxType.ORG, MailboxType.APP, MailboxType.CAB)),
                any(List.of(
                        new Holder.National(rpps(random.nextInt(size.practitioners() + 1))),
                        new Holder.ByAddress("agent-7@ponant.mssante.fr"),
                        new Holder.Registered("5", "agent-7"),
                        new Holder.None())),
                mostly(finess(random.nextInt(size.structures() + 1))),
                any(List.of(MailboxStatus.ACTIVE, MailboxStatus.ACTIVE, MailboxStatus.SUSPENDED, MailboxStatus.CLOSED)),
                mostly(asOf.minusDays(random.nextInt(900) - 20)),
                random.nextInt(4) == 0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new SourceLine("mailboxes.csv", 2));
    }

    private UsageDeclaration declaration() {
        return new UsageDeclaration(
                new MailboxAddress(any(addresses)),
                new SituationId("SE-" + random.nextInt(size.situations() + 4)),
                mostly(),
                random.nextBoolean(),
                asOf.minusDays(random.nextInt(300)),
                new SourceLine("declarations.csv", 2));
    }
}
