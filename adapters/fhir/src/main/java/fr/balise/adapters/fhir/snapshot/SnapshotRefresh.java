package fr.balise.adapters.fhir.snapshot;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.search.Criterion;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.fhir.search.Found;
import fr.balise.adapters.fhir.search.SearchPage;
import fr.balise.adapters.fhir.snapshot.SnapshotState.Copy;
import fr.balise.adapters.fhir.snapshot.SnapshotState.Part;
import fr.balise.adapters.fhir.snapshot.SnapshotState.Pass;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.ReadingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a directory page by page into the files of a snapshot; after each page the state says how far it has come. */
final class SnapshotRefresh {
    static final String DIRECTORY = "directory";
    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String FOLDERS = "\\d{8}T\\d{6}Z";

    /** Clocks differ, and what is written may take a while to be found by its date. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Path folder;
    private final SnapshotAges ages;
    private final Instant lastWrite;
    private final Instant now;
    private final ReadingProgress progress;

    SnapshotRefresh(Path folder, SnapshotAges ages, Instant lastWrite, Instant now, ReadingProgress progress) {
        this.folder = folder;
        this.ages = ages;
        this.lastWrite = lastWrite;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.progress = progress;
    }

    boolean isDue(SnapshotState state) {
        return nextPass(state) != null;
    }

    /** Reads until nothing is due; what was read before an exception stands in the state. */
    SnapshotState of(SnapshotState state, DirectorySearch search)
            throws GatewayUnavailable, IOException, InterruptedException {
        SnapshotState now = state;
        for (Pass pass = nextPass(now); pass != null; pass = nextPass(now)) {
            now = saved(now.with(pass));
            Optional<Pass> read = read(now, pass, search);
            now = read.isPresent() ? finished(now, read.get()) : saved(now.with(everything()));
        }
        return now;
    }

    /** The one under way, as long as it is not too old itself; null when none is due. */
    private @Nullable Pass nextPass(SnapshotState state) {
        Copy copy = state.copy();
        Pass begun = state.pass();
        if (begun != null && !ages.overdue(Instant.parse(begun.begun()), now)) {
            return begun;
        }
        if (copy == null || ages.overdue(copy.wholeSince(), now)) {
            return everything();
        }
        return ages.stale(copy.upTo(), lastWrite, now)
                ? pass(copy.folder(), copy.upTo().minus(OVERLAP).toString())
                : null;
    }

    private Pass everything() {
        return pass(NAMED.format(now), "");
    }

    private Pass pass(String into, String since) {
        return new Pass(into, since, now.toString(), new TreeMap<>(), List.of());
    }

    /** Empty when the server cannot tell what changed. */
    private Optional<Pass> read(SnapshotState state, Pass begun, DirectorySearch search)
            throws GatewayUnavailable, IOException, InterruptedException {
        Files.createDirectories(directory(begun.folder()));
        Optional<Pass> pass = Optional.of(begun);
        for (CarrierKind kind : CarrierKind.values()) {
            if (pass.isPresent() && !pass.get().part(kind.resourceType()).finished()) {
                pass = read(state, pass.get(), kind.resourceType(), search);
            }
        }
        return pass;
    }

    private Optional<Pass> read(SnapshotState state, Pass begun, String type, DirectorySearch search)
            throws GatewayUnavailable, IOException, InterruptedException {
        Pass pass = begun;
        SnapshotPart file = SnapshotPart.resume(type, half(pass, type), pass.part(type));
        boolean again = false;
        while (!pass.part(type).finished()) {
            Part before = pass.part(type);
            Optional<SearchPage> page = search.page(type, criteria(pass), next(before), file);
            if (file.changesUnknown() && !pass.ofEverything()) {
                return Optional.empty();
            }
            if (page.isPresent()) {
                Part part = file.write(before, page.get());
                pass = pass.with(type, part, file.doubts(page.get()));
                pass = part.finished() ? pass.with(type, part, missing(type, pass, search)) : pass;
                told(type, part);
            } else if (again) {
                throw new GatewayUnavailable(DirectorySnapshot.MESSAGES.text("noNextPage", search.base(), type));
            } else {
                // Pages are kept for a while only: this type is read again from its first.
                again = true;
                pass = pass.with(type, Part.NONE, List.of());
                file = SnapshotPart.resume(type, half(pass, type), Part.NONE);
            }
            saved(state.with(pass));
        }
        return Optional.of(pass);
    }

    private static Optional<String> next(Part part) {
        return Optional.of(part.next()).filter(next -> !next.isEmpty());
    }

    private static List<Criterion> criteria(Pass pass) {
        return pass.ofEverything() ? List.of() : List.of(new Criterion("_lastUpdated", "ge" + pass.since()));
    }

    private void told(String type, Part part) {
        long total = Math.max(part.total(), part.resources());
        progress.advanced(
                DirectorySnapshot.MESSAGES.text("step", type),
                Math.toIntExact(part.resources()),
                Math.toIntExact(part.finished() ? part.resources() : total));
    }

    /** Fewer than were announced, and fewer than there are now: what was deleted meanwhile is no loss. */
    private static List<Text> missing(String type, Pass pass, DirectorySearch search)
            throws GatewayUnavailable, InterruptedException {
        Part part = pass.part(type);
        if (part.resources() >= part.total()) {
            return List.of();
        }
        long total = search.page(type, criteria(pass), Optional.empty(), new Found())
                .flatMap(SearchPage::total)
                .map(now -> Math.min(now, part.total()))
                .orElse(part.total());
        return part.resources() >= total
                ? List.of()
                : List.of(DirectorySnapshot.MESSAGES.text("fewer", type, total, part.resources()));
    }

    private Path directory(String name) {
        return folder.resolve(name).resolve(DIRECTORY);
    }

    private Path half(Pass pass, String type) {
        return directory(pass.folder()).resolve("." + type + "-" + name(pass) + ".part");
    }

    private static String name(Pass pass) {
        return NAMED.format(Instant.parse(pass.begun()));
    }

    private SnapshotState saved(SnapshotState state) throws IOException {
        state.saveIn(folder);
        return state;
    }

    private SnapshotState finished(SnapshotState state, Pass pass) throws IOException {
        saved(state.with(pass));
        Copy before = pass.ofEverything() ? null : state.copy();
        SortedMap<String, Long> files = before == null ? new TreeMap<>() : new TreeMap<>(before.files());
        for (CarrierKind kind : CarrierKind.values()) {
            String type = kind.resourceType();
            if (pass.part(type).bytes() > 0) {
                Path whole = directory(pass.folder()).resolve(type + "-" + name(pass) + ".ndjson.gz");
                if (Files.exists(half(pass, type))) {
                    SnapshotPart.cut(half(pass, type), pass.part(type));
                    Files.move(half(pass, type), whole, StandardCopyOption.ATOMIC_MOVE);
                }
                files.put(String.valueOf(whole.getFileName()), pass.part(type).bytes());
            }
        }
        Copy copy = before == null
                ? new Copy(pass.folder(), pass.begun(), pass.begun(), files, pass.doubts())
                : new Copy(
                        before.folder(),
                        before.whole(),
                        pass.begun(),
                        files,
                        SnapshotState.joined(before.doubts(), pass.doubts()));
        SnapshotState done = saved(new SnapshotState(state.schema(), state.directory(), copy, null));
        forgetOthers(copy.folder());
        return done;
    }

    private void forgetOthers(String kept) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path old : all.filter(path -> path.getFileName().toString().matches(FOLDERS))
                    .filter(path -> !path.getFileName().toString().equals(kept))
                    .toList()) {
                delete(old);
            }
        }
    }

    private static void delete(Path old) throws IOException {
        try (Stream<Path> all = Files.walk(old)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
