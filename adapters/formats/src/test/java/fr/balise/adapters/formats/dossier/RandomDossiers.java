package fr.balise.adapters.formats.dossier;

import fr.balise.core.facts.Expected;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.fixtures.SomePlan;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Facts of every shape that a dossier can have, drawn from a seed. */
final class RandomDossiers {
    private static final List<String> TEXTS = List.of("", "Dr Élise d'Été", SomePlan.HOSTILE, " ", "null");

    private final Random random;

    RandomDossiers(long seed) {
        this.random = new Random(seed);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> Optional<T> maybe(Supplier<T> some) {
        return random.nextBoolean() ? Optional.of(some.get()) : Optional.empty();
    }

    private LocalDate date() {
        return LocalDate.parse("2026-01-01").plusDays(random.nextInt(600));
    }

    private MailboxAddress address(int number) {
        return new MailboxAddress("boîte." + number + "@ours.mssante.fr");
    }

    private List<Identifier> identifiers() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Identifier(one(List.of("", "https://finess.esante.gouv.fr")), "75000000" + i))
                .sorted()
                .toList();
    }

    private Reference reference(CarrierKind kind) {
        return switch (random.nextInt(3)) {
            case 0 -> new Reference.None();
            case 1 -> new Reference.Unknown(one(TEXTS));
            default -> Reference.to(new CarrierRef(kind, "r-" + random.nextInt(3)));
        };
    }

    private List<Attachment> attachments() {
        List<Attachment> shown = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            MailboxAddress address = address(i);
            shown.add(new Attachment(
                    address,
                    random.nextBoolean() ? address.value() : address.value().toUpperCase(java.util.Locale.ROOT),
                    one(MailboxType.values()),
                    maybe(() -> 1 + random.nextInt(3)),
                    maybe(random::nextBoolean),
                    maybe(() -> one(TEXTS)),
                    maybe(() -> one(TEXTS)),
                    maybe(() -> one(TEXTS)),
                    "fingerprint-" + i,
                    random.nextBoolean()));
        }
        return shown;
    }

    private Holder holder() {
        return switch (random.nextInt(5)) {
            case 0 -> new Holder.National(IdNatPs.ofRpps("10001234567"));
            case 1 -> new Holder.National(IdNatPs.ofAdeli("123456789"));
            case 2 -> new Holder.ByAddress("agent@ours.mssante.fr");
            case 3 -> new Holder.Registered(one(List.of("1", "3", "4", "5", "6")), "990000010/4711");
            default -> new Holder.None();
        };
    }

    private SourceLine source() {
        return random.nextBoolean() ? DossierReader.HERE : new SourceLine("mailboxes.csv", random.nextInt(9));
    }

    private Map<DirectoryCode, Set<String>> codes(DirectoryCode kind) {
        return random.nextBoolean() ? Map.of() : Map.of(kind, Set.of("L", one(TEXTS)));
    }

    private Operator operator() {
        return random.nextBoolean()
                ? new Operator("Opérateur", Set.of("ours.mssante.fr"))
                : new Operator(
                        one(TEXTS),
                        Set.of("ours.mssante.fr", "b.mssante.fr"),
                        Map.of(Expected.SITUATIONS, 3),
                        new Operator.Protection(Set.of(address(1)), Set.copyOf(identifiers())),
                        Set.of("type10.cutOff"));
    }

    PublicationFacts facts() {
        List<Carrier> carriers = new ArrayList<>();
        List<Mailbox> mailboxes = new ArrayList<>();
        List<UsageDeclaration> declarations = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            carriers.add(new Carrier.Practitioner(
                    new CarrierRef(CarrierKind.PRACTITIONER, "p-" + i),
                    identifiers(),
                    random.nextBoolean(),
                    one(TEXTS),
                    attachments(),
                    random.nextBoolean() ? Set.of() : Set.of(IdNatPs.ofRpps("10001234567")),
                    codes(DirectoryCode.PROFESSION)));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            carriers.add(new Carrier.PracticeSituation(
                    new CarrierRef(CarrierKind.SITUATION, "se-" + i),
                    identifiers(),
                    random.nextBoolean(),
                    one(TEXTS),
                    attachments(),
                    maybe(() -> new SituationId("990012345001")),
                    reference(CarrierKind.PRACTITIONER),
                    reference(CarrierKind.STRUCTURE),
                    codes(DirectoryCode.EXERCISE_MODE)));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            carriers.add(new Carrier.Structure(
                    new CarrierRef(CarrierKind.STRUCTURE, "s-" + i),
                    identifiers(),
                    random.nextBoolean(),
                    one(TEXTS),
                    attachments(),
                    reference(CarrierKind.STRUCTURE),
                    random.nextBoolean() ? Set.of() : Set.of("SA01", "SA05"),
                    codes(DirectoryCode.DEPARTMENT)));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            mailboxes.add(new Mailbox(
                    address(i),
                    one(MailboxType.values()),
                    holder(),
                    maybe(() -> new Identifier("", "750000001")),
                    one(MailboxStatus.values()),
                    maybe(this::date),
                    random.nextBoolean(),
                    maybe(() -> one(TEXTS)),
                    maybe(() -> one(TEXTS)),
                    maybe(() -> one(TEXTS)),
                    random.nextBoolean() ? Map.of() : Map.of("contrat", one(TEXTS), "service", "b"),
                    source()));
            declarations.add(new UsageDeclaration(
                    address(i),
                    new SituationId("990012345001"),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    date(),
                    maybe(() -> Instant.ofEpochSecond(random.nextInt())),
                    source()));
        }
        Doubt doubt = new Doubt(
                new CarrierRef(CarrierKind.STRUCTURE, "s/1"),
                maybe(() -> address(2)),
                maybe(this::date),
                new Text("a", "b"));
        return new PublicationFacts(
                operator(),
                mailboxes,
                declarations,
                carriers,
                random.nextBoolean() ? Set.of() : Set.of(address(0), address(1)),
                random.nextBoolean() ? List.of() : List.of(doubt),
                random.nextBoolean() ? Set.of() : Set.of(Gap.values()),
                random.nextBoolean() ? List.of() : List.of(FindingCode.UNDECIDED.about("stock", one(TEXTS), "b")),
                random.nextBoolean() ? new TreeMap<>() : new TreeMap<>(Map.of("stock", "ab")));
    }
}
