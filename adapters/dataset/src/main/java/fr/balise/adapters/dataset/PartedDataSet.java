package fr.balise.adapters.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.dataset.reading.FilesBeside;
import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.dataset.spill.StoredItems;
import fr.balise.adapters.dataset.tables.DeclarationsFile;
import fr.balise.adapters.dataset.tables.StockFile;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.model.CarrierVersion;
import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.Expected;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.dossiers.DossierIndex;
import fr.balise.core.planning.dossiers.KeyPair;
import fr.balise.core.planning.dossiers.Routing;
import fr.balise.core.planning.parts.Census;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.PartedFacts;
import fr.balise.operations.sources.ReadingProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A data set of which only a part is in memory at any time. Its files are read once, into a temporary folder; a second look
 * there sends each fact to the part in which it is decided, and leaves what nothing of ours can stand on.
 */
final class PartedDataSet {
    private static final Messages MESSAGES = Messages.beside(PartedDataSet.class, "parts");

    private final DataSetReading reading;
    private final Spill spill;
    private final Operator operator;
    private final Optional<MemoryOverlay> written;
    private final DossierIndex index;
    private final Census census;
    private final LookAlikes lookAlikes;
    private final StoredItems<Mailbox> stock;
    private final StoredItems<UsageDeclaration> answers;
    private final StoredItems<CarrierVersion> carriers;
    private final Map<Expected, Long> counts = new EnumMap<>(Expected.class);
    private final List<Part> parts = new ArrayList<>();
    private final List<StoredItems<KeyPair>> pairs = new ArrayList<>();

    /** A carrier in a part of the facts, and what is doubtful of it. */
    record ShownCarrier(Carrier carrier, List<Doubt> doubts) {}

    private record Part(
            StoredItems<Mailbox> stock, StoredItems<UsageDeclaration> answers, StoredItems<ShownCarrier> carriers) {
        void rest() {
            stock.rest();
            answers.rest();
            carriers.rest();
        }

        PublicationFacts facts(PublicationFacts shared) {
            List<Carrier> read = new ArrayList<>(carriers.size());
            List<Doubt> doubts = new ArrayList<>();
            carriers.forEach(shown -> {
                read.add(shown.carrier());
                doubts.addAll(shown.doubts());
            });
            return new PublicationFacts(
                    shared.operator(),
                    List.copyOf(stock),
                    List.copyOf(answers),
                    read,
                    shared.held(),
                    doubts,
                    shared.gaps(),
                    shared.findings(),
                    shared.inputs());
        }
    }

    private PartedDataSet(
            DataSetReading reading,
            Operator operator,
            Collection<Policy> policies,
            Spill spill,
            Optional<MemoryOverlay> written) {
        this.written = written;
        this.reading = reading;
        this.spill = spill;
        this.operator = operator;
        this.index = new DossierIndex(operator, Policy.considered(policies), this::pairs);
        this.census = new Census(operator, policies);
        this.lookAlikes = new LookAlikes(operator, index::isInStock);
        this.stock = spill.items(Mailbox.class);
        this.answers = spill.items(UsageDeclaration.class);
        this.carriers = spill.items(CarrierVersion.class);
    }

    private List<KeyPair> pairs() {
        StoredItems<KeyPair> items = spill.items(KeyPair.class);
        pairs.add(items);
        return items;
    }

    private PublicationFacts operatorSide() {
        return new PublicationFacts(
                operator,
                stock,
                answers,
                List.of(),
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                Collections.emptySortedMap());
    }

    /**
     * Reads.
     *
     * @param inPart about how many facts may be in memory at once
     * @return empty where the data set must be read as a whole, to say why it is unusable
     */
    static Optional<PartedFacts> read(
            DataSetReading reading,
            Collection<Policy> policies,
            Spill spill,
            int inPart,
            Consumer<? super JsonNode> seen,
            DataSet.Elsewhere files,
            Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        Optional<Operator> operator = OperatorFile.read(reading);
        if (operator.isEmpty()) {
            return Optional.empty();
        }
        return new PartedDataSet(reading, operator.get(), policies, spill, written).read(inPart, seen, files);
    }

    private Optional<PartedFacts> read(int inPart, Consumer<? super JsonNode> seen, DataSet.Elsewhere files)
            throws Refusal, InterruptedException {
        StockFile.read(Optional.of(operator), reading, this::see);
        DeclarationsFile.read(Optional.of(operator), reading, this::see);
        FilesBeside.report(reading);
        if (!reading.problems().isEmpty()) {
            return Optional.empty();
        }
        CarrierCollector collector = CarrierCollector.sending(seen, this::see);
        files.read(reading, operatorSide(), collector, spill);
        if (!reading.problems().isEmpty()) {
            return Optional.empty();
        }
        Routing routing = collector.isEntangled()
                ? index.together()
                : index.routing(Math.max(1, Math.min(Routing.MOST, Math.round((float) index.size() / inPart))));
        pairs.forEach(spill::drop);
        for (int part = 0; part < routing.parts(); part++) {
            parts.add(new Part(
                    spill.items(Mailbox.class), spill.items(UsageDeclaration.class), spill.items(ShownCarrier.class)));
        }
        stock.forEach(
                mailbox -> parts.get(routing.of(mailbox.address())).stock().add(mailbox));
        answers.forEach(
                answer -> parts.get(routing.of(answer.address())).answers().add(answer));
        DirectoryFacts apart = send(routing, collector);
        parts.forEach(Part::rest);
        PublicationFacts shared = shared(collector.facts(), apart);
        spill.drop(stock);
        spill.drop(answers);
        spill.drop(carriers);
        return Optional.of(facts(shared, census, spill, List.copyOf(parts), reading.progress()));
    }

    /** Nothing of what the first look needed stays in memory. */
    private static PartedFacts facts(
            PublicationFacts shared, Census census, Spill spill, List<Part> parts, ReadingProgress progress) {
        return new PartedFacts(shared, census, spill, () -> told(parts.iterator(), shared, parts.size(), progress));
    }

    /** What each part holds, and to the listener how many of them are done. */
    private static Iterator<PublicationFacts> told(
            Iterator<Part> parts, PublicationFacts shared, int all, ReadingProgress progress) {
        return new Iterator<>() {
            private int done;

            @Override
            public boolean hasNext() {
                progress.advanced(MESSAGES.text("deciding"), done, all);
                return parts.hasNext();
            }

            @Override
            public PublicationFacts next() {
                done++;
                return parts.next().facts(shared);
            }
        };
    }

    private void see(Mailbox mailbox) {
        stock.add(mailbox);
        index.see(mailbox);
        census.see(mailbox);
        lookAlikes.see(mailbox.address());
        count(Expected.MAILBOXES, operator.owns(mailbox.address()));
    }

    private void see(UsageDeclaration answer) {
        answers.add(answer);
        index.see(answer);
        lookAlikes.see(answer.address());
        count(Expected.DECLARATIONS, true);
    }

    private void see(CarrierVersion version) {
        carriers.add(version);
        index.see(version.carrier());
        version.carrier().attachments().forEach(shown -> lookAlikes.see(shown.address()));
    }

    private void count(Expected expected, boolean counts) {
        this.counts.merge(expected, counts ? 1L : 0L, Long::sum);
    }

    /** What may stand several times, or needs others to be understood, is sent once all are known. */
    private DirectoryFacts send(Routing routing, CarrierCollector collector) {
        CarrierCollector several = collector.keeping();
        carriers.forEach(version -> {
            if (collector.isEntangled() || routing.isApart(version.carrier())) {
                several.take(version);
            } else {
                send(version.carrier(), version.doubts(), routing);
            }
        });
        DirectoryFacts apart = several.facts();
        var doubts = apart.doubts().stream().collect(Collectors.groupingBy(Doubt::carrier));
        apart.carriers().forEach(carrier -> send(carrier, doubts.getOrDefault(carrier.ref(), List.of()), routing));
        return apart;
    }

    private void send(Carrier carrier, List<Doubt> doubts, Routing routing) {
        census.see(carrier);
        count(expected(carrier.ref().kind()), true);
        int home = routing.of(carrier);
        if (home >= 0) {
            parts.get(home)
                    .carriers()
                    .add(new ShownCarrier(
                            written.map(memory -> memory.on(carrier)).orElse(carrier), doubts));
        }
        long beside = routing.beside(carrier);
        if (beside != 0) {
            ShownCarrier bare = new ShownCarrier(carrier.showing(List.of()), List.of());
            for (int part = 0; part < parts.size(); part++) {
                if ((beside >>> part & 1) == 1) {
                    parts.get(part).carriers().add(bare);
                }
            }
        }
    }

    private static Expected expected(CarrierKind kind) {
        return switch (kind) {
            case PRACTITIONER -> Expected.PRACTITIONERS;
            case SITUATION -> Expected.SITUATIONS;
            case STRUCTURE -> Expected.STRUCTURES;
        };
    }

    private PublicationFacts shared(DirectoryFacts read, DirectoryFacts apart) {
        written.ifPresent(memory -> reading.input(MemoryOverlay.INPUT, memory.digest()));
        PublicationFacts shared = reading.facts(operator, List.of(), List.of())
                .doubtingTooFew(EnumSet.of(Gap.STOCK, Gap.DECLARATIONS), this::count)
                .beside(read, Map.of())
                .beside(without(apart), Map.of())
                .doubtingTooFew(EnumSet.of(Gap.DIRECTORY), this::count);
        return lookAlikes.held(shared, StoredList.each(stock, Mailbox::address));
    }

    private long count(Expected expected) {
        return counts.getOrDefault(expected, 0L);
    }

    private static DirectoryFacts without(DirectoryFacts apart) {
        return new DirectoryFacts(List.of(), apart.held(), List.of(), apart.gaps(), apart.findings());
    }
}
