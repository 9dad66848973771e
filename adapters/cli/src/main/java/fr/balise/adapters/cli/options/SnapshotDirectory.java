package fr.balise.adapters.cli.options;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.snapshot.DirectorySnapshot;
import fr.balise.adapters.fhir.snapshot.SnapshotAges;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.LiveDirectory;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.OwnWrite;
import fr.balise.operations.sources.PartedFacts;
import fr.balise.operations.sources.ReadingProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A directory as its snapshot shows it, brought up to date where its server may be asked.
 *
 * @param dataSet the operator's side
 * @param way to the server; empty where it is not asked
 * @param history of our own runs: a snapshot from before the last of them is too old
 * @param seen takes each resource that is read
 */
record SnapshotDirectory(
        DirectoryAddress directory,
        Path folder,
        DataSet dataSet,
        Optional<Transport.Way> way,
        SnapshotAges ages,
        History history,
        Instant now,
        ReadingProgress progress,
        Consumer<? super JsonNode> seen)
        implements LiveDirectory {
    /** The directory of which a folder holds the snapshot. */
    static DirectoryAddress of(Path folder) throws Refusal {
        try (DirectorySnapshot snapshot = DirectorySnapshot.open(folder)) {
            return DirectoryAddress.named(snapshot.directory());
        }
    }

    @Override
    public String address() {
        return directory.address();
    }

    @Override
    public DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered)
            throws Refusal, InterruptedException {
        try (DirectorySnapshot snapshot = upToDate()) {
            return read(snapshot, new CarrierCollector(seen));
        }
    }

    @Override
    public Optional<PartedFacts> parted(Collection<Policy> policies, Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        try (DirectorySnapshot snapshot = upToDate()) {
            return dataSet.parted(
                    policies,
                    snapshot.files(),
                    (reading, operatorSide, carriers, sorting) -> {
                        DirectoryReading read = read(snapshot, carriers);
                        reading.input(read.source(), read.digest());
                    },
                    written);
        }
    }

    private DirectorySnapshot upToDate() throws Refusal, InterruptedException {
        DirectorySnapshot snapshot = DirectorySnapshot.open(folder);
        boolean done = false;
        try {
            if (way.isPresent()) {
                snapshot.bringUpToDate(directory, way.get(), ages, lastWrite(), now, progress);
            }
            done = true;
            return snapshot;
        } finally {
            if (!done) {
                snapshot.close();
            }
        }
    }

    private Instant lastWrite() throws Refusal {
        return history.writes().values().stream()
                .map(OwnWrite::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Its files, and what it says of itself. */
    private DirectoryReading read(DirectorySnapshot snapshot, CarrierCollector carriers) throws Refusal {
        carriers.found(FindingCode.SNAPSHOT.about(address(), snapshot.asOf(), snapshot.whole()));
        if (snapshot.isStale(ages, lastWrite(), now)) {
            carriers.found(FindingCode.STALE_SNAPSHOT.about(address(), snapshot.asOf()));
        }
        snapshot.doubts().forEach(doubt -> carriers.incomplete(address(), doubt));
        return DataSet.readDirectory(snapshot.files(), address() + " " + snapshot.asOf(), carriers, progress);
    }

    /** Hours as they are given. */
    static SnapshotAges ages(int changes, int whole) {
        return new SnapshotAges(Duration.ofHours(changes), Duration.ofHours(whole));
    }
}
