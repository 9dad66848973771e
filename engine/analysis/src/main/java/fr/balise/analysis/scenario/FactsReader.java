package fr.balise.analysis.scenario;

import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.yaml.YamlField;
import fr.balise.core.yaml.YamlFields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the facts of a scenario: who works where, which mailboxes exist, what is published, what was declared. */
final class FactsReader {
    private static final String FINESS = "FINESS";

    private final LocalDate asOf;
    private final Map<MailboxAddress, MailboxType> types = new HashMap<>();
    private final Map<CarrierRef, List<Attachment>> published = new HashMap<>();
    private final Set<CarrierRef> described = new HashSet<>();

    private FactsReader(LocalDate asOf) {
        this.asOf = asOf;
    }

    static Optional<PublicationFacts> read(YamlField facts, LocalDate asOf) {
        return facts.mapping(fields -> new FactsReader(asOf).facts(facts, fields));
    }

    private Supplier<PublicationFacts> facts(YamlField facts, YamlFields fields) {
        Optional<Operator> operator = operator(fields.optional("operator"));
        List<Mailbox> mailboxes = fields.optional("mailboxes").list(this::mailbox);
        mailboxes.forEach(mailbox -> types.put(mailbox.address(), mailbox.type()));
        // what is published comes before the carriers that show it
        fields.optional("published")
                .list(this::publication)
                .forEach(each -> published
                        .computeIfAbsent(each.on(), none -> new ArrayList<>())
                        .add(each.shown()));
        List<Carrier> carriers = Stream.of(
                        fields.optional("practitioners").list(this::practitioner),
                        fields.optional("structures").list(this::structure),
                        fields.optional("situations").list(this::situation))
                .flatMap(List::stream)
                .toList();
        refusePublishedNowhere(facts);
        List<UsageDeclaration> declarations = fields.optional("declarations").list(this::declaration);
        return () -> new PublicationFacts(
                operator.orElseGet(() -> owning(mailboxes)),
                mailboxes,
                declarations,
                carriers,
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                new TreeMap<>());
    }

    private static Optional<Operator> operator(YamlField operator) {
        return operator.mapping(fields -> {
            Optional<String> name = fields.optional("name").text();
            List<String> domains = fields.required("domains").list(YamlField::text);
            return () -> new Operator(name.orElse(""), Set.copyOf(domains));
        });
    }

    /** Unless told otherwise, the operator owns the domains of the mailboxes that it stocks. */
    private static Operator owning(List<Mailbox> mailboxes) {
        return new Operator(
                "", mailboxes.stream().map(each -> each.address().domain()).collect(Collectors.toSet()));
    }

    private Optional<Mailbox> mailbox(YamlField item) {
        return item.mapping(fields -> {
            var address = fields.required("address").id(MailboxAddress::new);
            var type = fields.optional("type").oneOf(MailboxType.class);
            Holder holder = holder(fields.optional("holder"));
            var structure = fields.optional("structure").text();
            var status = fields.optional("status").oneOf(MailboxStatus.class);
            Optional<LocalDate> lastActivity = lastActivity(fields.optional("lastActivity"));
            boolean redList = fields.optional("redList").flag().orElse(false);
            var description = fields.optional("description").text();
            var service = fields.optional("service").text();
            var responsible = fields.optional("responsible").text();
            Map<String, String> labels = fields.optional("labels").map(YamlField::text);
            return () -> new Mailbox(
                    address.orElseThrow(),
                    type.orElse(MailboxType.PER),
                    holder,
                    structure.map(number -> new Identifier(FINESS, number)),
                    status.orElse(MailboxStatus.ACTIVE),
                    lastActivity,
                    redList,
                    description,
                    service,
                    responsible,
                    smallLetters(labels),
                    item.place());
        });
    }

    private static Map<String, String> smallLetters(Map<String, String> labels) {
        return labels.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, again) -> one));
    }

    /** The codes that are said, be it one or several, under their words. */
    private static Map<DirectoryCode, Set<String>> codes(YamlFields fields, DirectoryCode... kinds) {
        Map<DirectoryCode, Set<String>> codes = new EnumMap<>(DirectoryCode.class);
        for (DirectoryCode kind : kinds) {
            Set<String> some = Set.copyOf(fields.optional(kind.word()).list(YamlField::text));
            if (!some.isEmpty()) {
                codes.put(kind, some);
            }
        }
        return codes;
    }

    /** An RPPS number; {@code address X} for type 10; {@code register N X} for a number of type N that a register keeps. */
    private static Holder holder(YamlField written) {
        String[] words = written.text().orElse("").strip().split("\\s+");
        if (words.length == 2 && words[0].equals("address")) {
            return new Holder.ByAddress(words[1]);
        }
        if (words.length == 3 && words[0].equals("register")) {
            return new Holder.Registered(words[1], words[2]);
        }
        return written.id(IdNatPs::ofRpps).<Holder>map(Holder.National::new).orElseGet(Holder.None::new);
    }

    /** A date, or {@code unknown}; used on the very day when nothing is said. */
    private Optional<LocalDate> lastActivity(YamlField written) {
        if (!written.isPresent()) {
            return Optional.of(asOf);
        }
        return written.text().filter("unknown"::equals).isPresent() ? Optional.empty() : written.date();
    }

    private Optional<Carrier> practitioner(YamlField item) {
        return item.mapping(fields -> {
            Optional<IdNatPs> id = fields.required("rpps").id(IdNatPs::ofRpps);
            CarrierRef ref = described(CarrierKind.PRACTITIONER, id.map(IdNatPs::value));
            String name = name(fields);
            boolean open = open(fields);
            var codes = codes(fields, DirectoryCode.PROFESSION, DirectoryCode.SPECIALITY);
            return () ->
                    new Carrier.Practitioner(ref, List.of(), open, name, shownOn(ref), Set.of(id.orElseThrow()), codes);
        });
    }

    private Optional<Carrier> structure(YamlField item) {
        return item.mapping(fields -> {
            CarrierRef ref =
                    described(CarrierKind.STRUCTURE, fields.required("finess").text());
            String name = name(fields);
            boolean open = open(fields);
            Optional<String> sector = fields.optional("sector").text();
            var codes = codes(fields, DirectoryCode.DEPARTMENT);
            Optional<CarrierRef> partOf =
                    fields.optional("partOf").text().map(legal -> new CarrierRef(CarrierKind.STRUCTURE, legal));
            return () -> new Carrier.Structure(
                    ref,
                    List.of(new Identifier(FINESS, ref.id())),
                    open,
                    name,
                    shownOn(ref),
                    Reference.of(partOf),
                    sector.stream().collect(Collectors.toSet()),
                    codes);
        });
    }

    private Optional<Carrier> situation(YamlField item) {
        return item.mapping(fields -> {
            Optional<SituationId> id = fields.required("id").id(SituationId::new);
            CarrierRef ref = described(CarrierKind.SITUATION, id.map(SituationId::value));
            String name = name(fields);
            boolean open = open(fields);
            Optional<CarrierRef> of = fields.optional("of")
                    .id(IdNatPs::ofRpps)
                    .map(holder -> new CarrierRef(CarrierKind.PRACTITIONER, holder.value()));
            Optional<CarrierRef> at =
                    fields.optional("at").text().map(number -> new CarrierRef(CarrierKind.STRUCTURE, number));
            var codes = codes(fields, DirectoryCode.EXERCISE_MODE, DirectoryCode.PROFESSION, DirectoryCode.SPECIALITY);
            return () -> new Carrier.PracticeSituation(
                    ref, List.of(), open, name, shownOn(ref), id, Reference.of(of), Reference.of(at), codes);
        });
    }

    /** Remembers that it is described, be it badly; an id that is missing is told, and nothing is made of it. */
    private CarrierRef described(CarrierKind kind, Optional<String> id) {
        CarrierRef ref = new CarrierRef(kind, id.orElse("?"));
        id.ifPresent(known -> described.add(ref));
        return ref;
    }

    private static boolean open(YamlFields fields) {
        return fields.optional("open").flag().orElse(true);
    }

    private static String name(YamlFields fields) {
        return fields.optional("name").text().orElse("");
    }

    private List<Attachment> shownOn(CarrierRef ref) {
        return published.getOrDefault(ref, List.of());
    }

    private record Publication(CarrierRef on, Attachment shown) {}

    private Optional<Publication> publication(YamlField item) {
        return item.mapping(fields -> {
            Optional<MailboxAddress> mailbox = fields.required("mailbox").id(MailboxAddress::new);
            Optional<CarrierRef> on = CarrierReference.read(fields.required("on"));
            Optional<MailboxType> type = fields.optional("type").oneOf(MailboxType.class);
            Optional<Integer> rank =
                    fields.optional("rank").text().filter("1"::equals).map(Integer::valueOf);
            Optional<Boolean> redList = fields.optional("redList").flag();
            Optional<String> description = fields.optional("description").text();
            Optional<String> service = fields.optional("service").text();
            Optional<String> responsible = fields.optional("responsible").text();
            return () -> {
                MailboxAddress address = mailbox.orElseThrow();
                return new Publication(
                        on.orElseThrow(),
                        new Attachment(
                                address,
                                address.value(),
                                type.orElseGet(() -> types.getOrDefault(address, MailboxType.UNKNOWN)),
                                rank,
                                redList,
                                description,
                                service,
                                responsible,
                                address + " on " + on.orElseThrow(),
                                false));
            };
        });
    }

    /** A publication on a carrier that the scenario forgot would never be seen. */
    private void refusePublishedNowhere(YamlField facts) {
        published.keySet().stream()
                .filter(ref -> !described.contains(ref))
                .sorted()
                .map(CarrierReference::shown)
                .forEach(ref -> facts.wrong(
                        new Text(
                                "une boîte est publiée sur " + ref + ", qui n'est pas décrit",
                                "a mailbox is published on " + ref + ", which is not described"),
                        new Text("Décrivez-le parmi les faits.", "Describe it among the facts.")));
    }

    private Optional<UsageDeclaration> declaration(YamlField item) {
        return item.mapping(fields -> {
            Optional<MailboxAddress> mailbox = fields.required("mailbox").id(MailboxAddress::new);
            Optional<SituationId> situation = fields.required("situation").id(SituationId::new);
            Optional<Boolean> wanted = fields.required("wanted").flag();
            boolean preferred = fields.optional("preferred").flag().orElse(false);
            LocalDate on = fields.optional("on").date().orElse(asOf);
            return () -> new UsageDeclaration(
                    mailbox.orElseThrow(), situation.orElseThrow(), wanted.orElseThrow(), preferred, on, item.place());
        });
    }
}
