package fr.balise.adapters.cli.options;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.snapshot.DirectorySnapshot;
import fr.balise.adapters.fhir.snapshot.SnapshotAges;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.findings.Finding;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Optional<DirectorySnapshot.Way> way,
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
            DirectoryReading files = DataSet.readDirectory(snapshot.files(), source(snapshot), seen, progress);
            DirectoryFacts read = files.directory();
            Doubted doubted = doubted(snapshot);
            return new DirectoryReading(
                    files.source(),
                    new DirectoryFacts(
                            read.carriers(),
                            read.held(),
                            read.doubts(),
                            Stream.concat(read.gaps().stream(), doubted.gaps().stream())
                                    .collect(Collectors.toSet()),
                            Stream.concat(read.findings().stream(), doubted.findings().stream())
                                    .toList()),
                    files.digest());
        }
    }

    @Override
    public Optional<PartedFacts> parted(Collection<Policy> policies, Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        try (DirectorySnapshot snapshot = upToDate()) {
            Doubted doubted = doubted(snapshot);
            return dataSet.parted(
                    policies,
                    snapshot.files(),
                    source(snapshot),
                    carriers -> carriers.learnt(doubted.gaps(), doubted.findings()),
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

    private String source(DirectorySnapshot snapshot) throws Refusal {
        return address() + " " + snapshot.asOf();
    }

    private Instant lastWrite() throws Refusal {
        return history.writes().values().stream()
                .map(OwnWrite::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** What a snapshot says of itself. */
    private record Doubted(Set<Gap> gaps, List<Finding> findings) {}

    private Doubted doubted(DirectorySnapshot snapshot) throws Refusal {
        List<Finding> findings = new ArrayList<>();
        findings.add(FindingCode.SNAPSHOT.about(address(), snapshot.asOf(), snapshot.whole()));
        if (snapshot.isStale(ages, lastWrite(), now)) {
            findings.add(FindingCode.STALE_SNAPSHOT.about(address(), snapshot.asOf()));
        }
        snapshot.doubts().forEach(doubt -> findings.add(FindingCode.INCOMPLETE_SOURCE.about(address(), doubt)));
        return new Doubted(
                snapshot.doubts().isEmpty() ? EnumSet.noneOf(Gap.class) : EnumSet.of(Gap.DIRECTORY), findings);
    }

    /** Hours as they are given. */
    static SnapshotAges ages(int changes, int whole) {
        return new SnapshotAges(Duration.ofHours(changes), Duration.ofHours(whole));
    }
}
