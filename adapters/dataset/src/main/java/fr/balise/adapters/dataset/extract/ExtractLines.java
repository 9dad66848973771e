package fr.balise.adapters.dataset.extract;

import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The carriers that lines of the extract tell of. A professional in a structure makes a situation, without the identifier
 * that nobody tells; of who or what is closed nothing is known, so everything is taken for open.
 */
final class ExtractLines {
    private static final String FINESS_TYPE = "1";

    private final Predicate<MailboxAddress> own;
    private final Set<String> holders;
    private final Map<String, Entry> people = new TreeMap<>();
    private final Map<String, Entry> structures = new TreeMap<>();
    private final Map<String, Entry> situations = new TreeMap<>();
    private long unreadable;

    /** A carrier on its way: the line that told of it first, and its mailboxes by address. */
    private record Entry(List<String> line, String person, String structure, Map<MailboxAddress, Attachment> shown) {
        String cell(ExtractColumn column) {
            return line.get(column.ordinal());
        }
    }

    /**
     * Keeps what concerns one operator.
     *
     * @param holders the national identifiers of its holders
     */
    ExtractLines(Predicate<MailboxAddress> own, Set<String> holders) {
        this.own = own;
        this.holders = holders;
    }

    /** True of the first line, as the extract has it. */
    static boolean header(@Nullable String line) {
        String plain = line == null ? "" : line.replace("\uFEFF", "");
        return List.of(plain.split("\\|", -1)).equals(ExtractColumn.titles());
    }

    void take(String written) {
        List<String> line =
                Stream.of(written.split("\\|", -1)).map(String::strip).toList();
        if (line.size() != ExtractColumn.values().length) {
            unreadable++;
            return;
        }
        try {
            MailboxAddress address = new MailboxAddress(line.get(ExtractColumn.ADDRESS.ordinal()));
            String person = line.get(ExtractColumn.PERSON_NATIONAL_ID.ordinal());
            if (own.test(address) || holders.contains(person)) {
                take(line, person, address);
            }
        } catch (InvalidIdentifier e) {
            unreadable++;
        }
    }

    private void take(List<String> line, String person, MailboxAddress address) {
        String number = line.get(ExtractColumn.STRUCTURE_ID.ordinal());
        String structure = number.isEmpty() ? "" : line.get(ExtractColumn.STRUCTURE_ID_TYPE.ordinal()) + number;
        if (!person.isEmpty()) {
            new IdNatPs(person);
            entry(people, person, line, person, "");
        }
        if (!structure.isEmpty()) {
            entry(structures, structure, line, "", structure);
        }
        Entry carrier = person.isEmpty()
                ? structures.get(structure)
                : structure.isEmpty()
                        ? people.get(person)
                        : entry(situations, person + "@" + structure, line, person, structure);
        if (carrier == null) {
            unreadable++;
        } else {
            carrier.shown().putIfAbsent(address, attachment(line, address));
        }
    }

    private static Entry entry(
            Map<String, Entry> entries, String key, List<String> line, String person, String structure) {
        return entries.computeIfAbsent(key, none -> new Entry(line, person, structure, new LinkedHashMap<>()));
    }

    private static Attachment attachment(List<String> line, MailboxAddress address) {
        String type = line.get(ExtractColumn.TYPE.ordinal());
        String service = line.get(ExtractColumn.SERVICE.ordinal());
        return new Attachment(
                address,
                line.get(ExtractColumn.ADDRESS.ordinal()),
                Stream.of(MailboxType.values())
                        .filter(known -> known.name().equals(type))
                        .findFirst()
                        .orElse(MailboxType.UNKNOWN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(service).filter(said -> !said.isEmpty()),
                Optional.empty(),
                new Sha256().text(type + address + service).hex(),
                false);
    }

    /**
     * What they tell.
     *
     * @param source the name of the file
     * @param holes what the extract does not tell
     */
    DirectoryFacts facts(String source, Text holes, Messages messages) {
        List<Carrier> carriers = new ArrayList<>();
        people.forEach((id, entry) -> carriers.add(practitioner(id, entry)));
        situations.forEach((id, entry) -> carriers.add(situation(id, entry)));
        structures.forEach((id, entry) -> carriers.add(structure(id, entry)));
        List<Finding> findings = new ArrayList<>();
        findings.add(FindingCode.INCOMPLETE_SOURCE.about(source, holes));
        if (unreadable > 0) {
            findings.add(FindingCode.INCOMPLETE_SOURCE.about(source, messages.text("lines", unreadable)));
        }
        return new DirectoryFacts(carriers, Set.of(), List.of(), Set.of(Gap.DIRECTORY), findings);
    }

    private static Practitioner practitioner(String id, Entry entry) {
        return new Practitioner(
                ref(CarrierKind.PRACTITIONER, id),
                List.of(new Identifier(NamingSystems.ID_NAT_PS, id)),
                true,
                (entry.cell(ExtractColumn.GIVEN_NAME) + " " + entry.cell(ExtractColumn.FAMILY_NAME)).strip(),
                List.copyOf(entry.shown().values()),
                Set.of(new IdNatPs(id)));
    }

    private static PracticeSituation situation(String id, Entry entry) {
        return new PracticeSituation(
                ref(CarrierKind.SITUATION, id),
                List.of(),
                true,
                "",
                List.copyOf(entry.shown().values()),
                Optional.empty(),
                Reference.to(ref(CarrierKind.PRACTITIONER, entry.person())),
                Reference.to(ref(CarrierKind.STRUCTURE, entry.structure())));
    }

    private static Structure structure(String id, Entry entry) {
        String number = entry.cell(ExtractColumn.STRUCTURE_ID);
        boolean finess = entry.cell(ExtractColumn.STRUCTURE_ID_TYPE).equals(FINESS_TYPE);
        return new Structure(
                ref(CarrierKind.STRUCTURE, id),
                finess
                        ? List.of(
                                new Identifier(NamingSystems.FINESS, number),
                                new Identifier(NamingSystems.ID_NAT_STRUCT, id))
                        : List.of(new Identifier(NamingSystems.ID_NAT_STRUCT, id)),
                true,
                entry.cell(ExtractColumn.STRUCTURE_NAME),
                List.copyOf(entry.shown().values()),
                new Reference.None(),
                Set.of());
    }

    private static CarrierRef ref(CarrierKind kind, String id) {
        return new CarrierRef(kind, id);
    }
}
