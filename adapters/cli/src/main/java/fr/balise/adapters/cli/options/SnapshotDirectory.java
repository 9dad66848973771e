package fr.balise.adapters.cli.options;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.directory.ReadingProgress;
import fr.balise.adapters.fhir.snapshot.DirectorySnapshot;
import fr.balise.adapters.fhir.snapshot.SnapshotAges;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.LiveDirectory;
import fr.balise.operations.sources.OwnWrite;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A directory as its snapshot shows it, brought up to date where its server may be asked.
 *
 * @param way to the server; empty where it is not asked
 * @param history of our own runs: a snapshot from before the last of them is too old
 * @param seen takes each resource that is read
 */
record SnapshotDirectory(
        DirectoryAddress directory,
        Path folder,
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
        try (DirectorySnapshot snapshot = DirectorySnapshot.open(folder)) {
            if (way.isPresent()) {
                snapshot.bringUpToDate(directory, way.get(), ages, lastWrite(), now, progress);
            }
            Instant asOf = snapshot.asOf();
            DirectoryReading files = DataSet.readDirectory(snapshot.files(), address() + " " + asOf, seen);
            return new DirectoryReading(files.source(), told(files.directory(), snapshot), files.digest());
        }
    }

    private Instant lastWrite() throws Refusal {
        return history.writes().values().stream()
                .map(OwnWrite::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private DirectoryFacts told(DirectoryFacts read, DirectorySnapshot snapshot) throws Refusal {
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.add(FindingCode.SNAPSHOT.about(address(), snapshot.asOf(), snapshot.whole()));
        if (snapshot.isStale(ages, lastWrite(), now)) {
            findings.add(FindingCode.STALE_SNAPSHOT.about(address(), snapshot.asOf()));
        }
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        gaps.addAll(read.gaps());
        for (Text doubt : snapshot.doubts()) {
            gaps.add(Gap.DIRECTORY);
            findings.add(FindingCode.INCOMPLETE_SOURCE.about(address(), doubt));
        }
        return new DirectoryFacts(read.carriers(), read.held(), read.doubts(), gaps, findings);
    }

    /** Hours as they are given. */
    static SnapshotAges ages(int changes, int whole) {
        return new SnapshotAges(Duration.ofHours(changes), Duration.ofHours(whole));
    }
}
