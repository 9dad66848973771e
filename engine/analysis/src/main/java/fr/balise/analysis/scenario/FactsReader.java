package fr.balise.analysis.scenario;

import fr.balise.core.facts.Attachment;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.Holder;
import fr.balise.core.facts.Mailbox;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.Reference;
import fr.balise.core.facts.SourceLine;
import fr.balise.core.facts.UsageDeclaration;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.yaml.YamlValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the facts of a scenario: who works where, which mailboxes exist, what is published, what was declared. */
final class FactsReader {
    private static final String FINESS = "FINESS";
    private static final List<String> PARTS =
            List.of("operator", "practitioners", "structures", "situations", "mailboxes", "published", "declarations");

    private final Fields fields;
    private final LocalDate asOf;
    private final Map<MailboxAddress, MailboxType> types = new HashMap<>();
    private final Map<CarrierRef, List<Attachment>> published = new HashMap<>();

    private FactsReader(Fields fields, LocalDate asOf) {
        this.fields = fields;
        this.asOf = asOf;
    }

    static PublicationFacts read(YamlValue facts, LocalDate asOf, Fields fields) {
        return new FactsReader(fields, asOf).read(facts);
    }

    private PublicationFacts read(YamlValue facts) {
        fields.isMappingOf(facts, PARTS);
        List<Mailbox> mailboxes = new ArrayList<>();
        part(facts, "mailboxes").forEach(item -> mailbox(item).ifPresent(mailboxes::add));
        mailboxes.forEach(mailbox -> types.put(mailbox.address(), mailbox.type()));
        part(facts, "published").forEach(this::publish);
        List<Carrier> carriers = new ArrayList<>();
        part(facts, "practitioners").forEach(item -> practitioner(item).ifPresent(carriers::add));
        part(facts, "structures").forEach(item -> structure(item).ifPresent(carriers::add));
        part(facts, "situations").forEach(item -> situation(item).ifPresent(carriers::add));
        refusePublishedNowhere(facts, carriers);
        List<UsageDeclaration> declarations = new ArrayList<>();
        part(facts, "declarations").forEach(item -> declaration(item).ifPresent(declarations::add));
        return new PublicationFacts(
                operator(fields.entry(facts, "operator"), mailboxes),
                mailboxes,
                declarations,
                carriers,
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                new TreeMap<>());
    }

    private List<YamlValue> part(YamlValue facts, String name) {
        return fields.items(fields.entry(facts, name));
    }

    /** Unless told otherwise, the operator owns the domains of the mailboxes that it stocks. */
    private Operator operator(Optional<YamlValue> operator, List<Mailbox> mailboxes) {
        if (operator.isEmpty() || !fields.isMappingOf(operator.get(), List.of("name", "domains"))) {
            return new Operator(
                    "", mailboxes.stream().map(each -> each.address().domain()).collect(Collectors.toSet()));
        }
        Set<String> domains = fields.items(fields.required(operator.get(), "domains")).stream()
                .flatMap(item -> fields.text(Optional.of(item)).stream())
                .collect(Collectors.toSet());
        return new Operator(fields.text(fields.entry(operator.get(), "name")).orElse(""), domains);
    }

    private Optional<Mailbox> mailbox(YamlValue item) {
        fields.isMappingOf(
                item,
                List.of(
                        "address",
                        "type",
                        "holder",
                        "structure",
                        "status",
                        "lastActivity",
                        "redList",
                        "description",
                        "service",
                        "responsible"));
        MailboxType type =
                fields.oneOf(fields.entry(item, "type"), MailboxType.class).orElse(MailboxType.PER);
        MailboxStatus status =
                fields.oneOf(fields.entry(item, "status"), MailboxStatus.class).orElse(MailboxStatus.ACTIVE);
        Holder holder = holder(fields.entry(item, "holder"));
        Optional<LocalDate> lastActivity = lastActivity(fields.entry(item, "lastActivity"));
        boolean redList = fields.yes(fields.entry(item, "redList"), false);
        return fields.made(fields.required(item, "address"), MailboxAddress::new)
                .map(address -> new Mailbox(
                        address,
                        type,
                        holder,
                        fields.text(fields.entry(item, "structure")).map(number -> new Identifier(FINESS, number)),
                        status,
                        lastActivity,
                        redList,
                        fields.text(fields.entry(item, "description")),
                        fields.text(fields.entry(item, "service")),
                        fields.text(fields.entry(item, "responsible")),
                        new SourceLine(fields.file(), item.line())));
    }

    /** An RPPS number; {@code address X} for type 10; {@code register N X} for a number of type N that a register keeps. */
    private Holder holder(Optional<YamlValue> written) {
        Optional<String> text = fields.text(written);
        if (text.isEmpty()) {
            return new Holder.None();
        }
        String[] words = text.get().strip().split("\\s+");
        if (words.length == 2 && words[0].equals("address")) {
            return new Holder.ByAddress(words[1]);
        }
        return words.length == 3 && words[0].equals("register")
                ? new Holder.Registered(words[1], words[2])
                : fields.made(written, IdNatPs::ofRpps)
                        .<Holder>map(Holder.National::new)
                        .orElseGet(Holder.None::new);
    }

    /** A date, or {@code unknown}; used on the very day when nothing is said. */
    private Optional<LocalDate> lastActivity(Optional<YamlValue> written) {
        if (written.isEmpty()) {
            return Optional.of(asOf);
        }
        return fields.text(written).filter("unknown"::equals).isPresent() ? Optional.empty() : fields.date(written);
    }

    private Optional<Carrier> practitioner(YamlValue item) {
        fields.isMappingOf(item, List.of("rpps", "name", "open"));
        return fields.made(fields.required(item, "rpps"), IdNatPs::ofRpps).map(id -> {
            CarrierRef ref = new CarrierRef(CarrierKind.PRACTITIONER, id.value());
            return new Carrier.Practitioner(ref, List.of(), open(item), name(item), shownOn(ref), Set.of(id));
        });
    }

    private Optional<Carrier> structure(YamlValue item) {
        fields.isMappingOf(item, List.of("finess", "name", "open", "sector", "partOf"));
        return fields.text(fields.required(item, "finess")).map(number -> {
            CarrierRef ref = new CarrierRef(CarrierKind.STRUCTURE, number);
            return new Carrier.Structure(
                    ref,
                    List.of(new Identifier(FINESS, number)),
                    open(item),
                    name(item),
                    shownOn(ref),
                    Reference.of(fields.text(fields.entry(item, "partOf"))
                            .map(legal -> new CarrierRef(CarrierKind.STRUCTURE, legal))),
                    fields.text(fields.entry(item, "sector")).stream().collect(Collectors.toSet()));
        });
    }

    private Optional<Carrier> situation(YamlValue item) {
        fields.isMappingOf(item, List.of("id", "name", "open", "of", "at"));
        return fields.made(fields.required(item, "id"), SituationId::new).map(id -> {
            CarrierRef ref = new CarrierRef(CarrierKind.SITUATION, id.value());
            return new Carrier.PracticeSituation(
                    ref,
                    List.of(),
                    open(item),
                    name(item),
                    shownOn(ref),
                    Optional.of(id),
                    Reference.of(fields.made(fields.entry(item, "of"), IdNatPs::ofRpps)
                            .map(holder -> new CarrierRef(CarrierKind.PRACTITIONER, holder.value()))),
                    Reference.of(fields.text(fields.entry(item, "at"))
                            .map(number -> new CarrierRef(CarrierKind.STRUCTURE, number))));
        });
    }

    private boolean open(YamlValue item) {
        return fields.yes(fields.entry(item, "open"), true);
    }

    private String name(YamlValue item) {
        return fields.text(fields.entry(item, "name")).orElse("");
    }

    private List<Attachment> shownOn(CarrierRef ref) {
        return published.getOrDefault(ref, List.of());
    }

    private void publish(YamlValue item) {
        fields.isMappingOf(item, List.of("mailbox", "on", "type", "rank", "redList"));
        Optional<MailboxAddress> address = fields.made(fields.required(item, "mailbox"), MailboxAddress::new);
        Optional<CarrierRef> on = carrier(fields.required(item, "on"), fields);
        if (address.isEmpty() || on.isEmpty()) {
            return;
        }
        MailboxType type = fields.oneOf(fields.entry(item, "type"), MailboxType.class)
                .orElseGet(() -> types.getOrDefault(address.get(), MailboxType.UNKNOWN));
        Optional<YamlValue> redList = fields.entry(item, "redList");
        published
                .computeIfAbsent(on.get(), none -> new ArrayList<>())
                .add(new Attachment(
                        address.get(),
                        address.get().value(),
                        type,
                        fields.text(fields.entry(item, "rank"))
                                .filter("1"::equals)
                                .map(Integer::valueOf),
                        redList.map(any -> fields.yes(redList, false)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        address.get() + " on " + on.get(),
                        false));
    }

    /** A publication on a carrier that the scenario forgot would never be seen. */
    private void refusePublishedNowhere(YamlValue facts, List<Carrier> carriers) {
        Set<CarrierRef> known = carriers.stream().map(Carrier::ref).collect(Collectors.toSet());
        published.keySet().stream()
                .filter(ref -> !known.contains(ref))
                .sorted()
                .forEach(ref -> fields.wrong(
                        facts,
                        new Text(
                                "une boîte est publiée sur " + shown(ref) + ", qui n'est pas décrit",
                                "a mailbox is published on " + shown(ref) + ", which is not described"),
                        new Text("Décrivez-le parmi les faits.", "Describe it among the facts.")));
    }

    private Optional<UsageDeclaration> declaration(YamlValue item) {
        fields.isMappingOf(item, List.of("mailbox", "situation", "wanted", "preferred", "on"));
        Optional<MailboxAddress> address = fields.made(fields.required(item, "mailbox"), MailboxAddress::new);
        Optional<SituationId> situation = fields.made(fields.required(item, "situation"), SituationId::new);
        if (address.isEmpty() || situation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new UsageDeclaration(
                address.get(),
                situation.get(),
                fields.yes(fields.required(item, "wanted"), false),
                fields.yes(fields.entry(item, "preferred"), false),
                fields.date(fields.entry(item, "on")).orElse(asOf),
                new SourceLine(fields.file(), item.line())));
    }

    /** Reads {@code situation SE-1}, {@code practitioner 10000000001}, {@code structure 750000001}. */
    static Optional<CarrierRef> carrier(Optional<YamlValue> written, Fields fields) {
        Optional<String> text = fields.text(written);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] words = text.get().strip().split("\\s+", 2);
        for (CarrierKind kind : CarrierKind.values()) {
            if (words.length == 2 && word(kind).equals(words[0])) {
                return kind == CarrierKind.PRACTITIONER
                        ? fields.made(written, any -> IdNatPs.ofRpps(words[1]))
                                .map(id -> new CarrierRef(kind, id.value()))
                        : Optional.of(new CarrierRef(kind, words[1]));
            }
        }
        fields.wrong(
                written.orElseThrow(),
                new Text("« " + text.get() + " » ne désigne rien", "'" + text.get() + "' names nothing"),
                new Text(
                        "Écrivez « situation ID », « practitioner RPPS » ou « structure FINESS ».",
                        "Write 'situation ID', 'practitioner RPPS' or 'structure FINESS'."));
        return Optional.empty();
    }

    /** The reverse of {@link #carrier}. */
    static String shown(CarrierRef ref) {
        return word(ref.kind()) + " " + ref.id();
    }

    private static String word(CarrierKind kind) {
        return switch (kind) {
            case PRACTITIONER -> "practitioner";
            case SITUATION -> "situation";
            case STRUCTURE -> "structure";
        };
    }
}
