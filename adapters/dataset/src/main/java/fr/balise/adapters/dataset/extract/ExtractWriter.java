package fr.balise.adapters.dataset.extract;

import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.Identifier;
import fr.balise.operations.following.Publication;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes publications as the public extract does. */
public final class ExtractWriter {
    private static final Set<MailboxType> TYPES = Set.of(MailboxType.PER, MailboxType.ORG);
    private static final String FINESS_TYPE = "1";

    private final ExtractLabels words;

    /** One that has these words for names, labels and addresses. */
    public ExtractWriter(ExtractLabels words) {
        this.words = words;
    }

    /**
     * Writes them, sorted, each line once. As in the extract, only personal and organisational mailboxes are among them.
     *
     * @return how many lines were written, the first one apart
     */
    public long write(Collection<Publication> publications, Writer out) throws IOException {
        Set<String> lines = new TreeSet<>();
        publications.stream()
                .filter(each -> TYPES.contains(each.shown().type()))
                .forEach(each -> lines.add(line(each)));
        out.write(ExtractColumn.header() + "\n");
        for (String line : lines) {
            out.write(line + "\n");
        }
        return lines.size();
    }

    private String line(Publication publication) {
        Map<ExtractColumn, String> cells = new EnumMap<>(ExtractColumn.class);
        publication.structure().ifPresent(structure -> structure(cells, structure));
        // What is said of the situation counts before what is said of the professional.
        cells.putAll(words.of(publication.carrier().ref().toString()));
        publication.professional().ifPresent(person -> {
            words.of(person.ref().toString()).forEach(cells::putIfAbsent);
            person.nationalIds().stream().min(Comparator.naturalOrder()).ifPresent(id -> {
                cells.put(ExtractColumn.PERSON_ID_TYPE, id.value().substring(0, 1));
                cells.put(ExtractColumn.PERSON_ID, id.value().substring(1));
                cells.put(ExtractColumn.PERSON_NATIONAL_ID, id.value());
            });
        });
        cells.put(ExtractColumn.TYPE, publication.shown().type().name());
        cells.put(ExtractColumn.ADDRESS, publication.shown().address().value());
        publication.shown().service().ifPresent(service -> cells.put(ExtractColumn.SERVICE, service));
        return ExtractColumn.line(cells);
    }

    private void structure(Map<ExtractColumn, String> cells, Structure structure) {
        cells.putAll(words.of(structure.ref().toString()));
        structure.codes().getOrDefault(DirectoryCode.DEPARTMENT, Set.of()).stream()
                .findFirst()
                .ifPresent(department -> cells.put(ExtractColumn.DEPARTMENT, department));
        Optional<String> national = identifier(structure, NamingSystems.ID_NAT_STRUCT);
        Optional<String> finess = identifier(structure, NamingSystems.FINESS);
        if (national.isPresent()) {
            // Its first digit says of which register the rest is a number.
            cells.put(ExtractColumn.STRUCTURE_ID_TYPE, national.get().substring(0, 1));
            cells.put(ExtractColumn.STRUCTURE_ID, national.get().substring(1));
        } else if (finess.isPresent()) {
            cells.put(ExtractColumn.STRUCTURE_ID_TYPE, FINESS_TYPE);
            cells.put(ExtractColumn.STRUCTURE_ID, finess.get());
        }
    }

    private static Optional<String> identifier(Carrier carrier, String system) {
        return carrier.identifiers().stream()
                .filter(id -> NamingSystems.canonical(id.system()).equals(system))
                .map(Identifier::value)
                .findFirst();
    }
}
