package fr.balise.adapters.dataset.reading;

import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.sources.ReadingProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What reading a data set gathers along the way. Files are named as they stand in the folder. */
public final class DataSetReading {
    /** The folder of the directory's resources. */
    public static final String DIRECTORY = "directory";

    private static final int SHOWN = 5;

    private final Path folder;
    private final ReadingProgress progress;
    private final Map<String, List<BadLine>> badLines = new HashMap<>();
    private final List<Text> problems = new ArrayList<>();
    private final Set<Finding> findings = new TreeSet<>();
    private final Set<MailboxAddress> held = new TreeSet<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    private final SortedMap<String, String> inputs = new TreeMap<>();

    private record BadLine(SourceLine line, Text why) {}

    /** Reads from a folder. */
    public DataSetReading(Path folder) {
        this(folder, ReadingProgress.SILENT);
    }

    /** Reads from a folder, and tells how far it has come. */
    public DataSetReading(Path folder, ReadingProgress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Is told how far this has come. */
    public ReadingProgress progress() {
        return progress;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Where something of that name stands. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** A file was used, with these bytes. */
    public void input(String name, String sha256) {
        inputs.put(name, sha256);
    }

    /** The same, read again; false when its bytes are others now. */
    public boolean sameInput(String name, String sha256) {
        return sha256.equals(inputs.computeIfAbsent(name, first -> sha256));
    }

    /** SHA-256 of each file that was used. */
    public SortedMap<String, String> inputs() {
        return new TreeMap<>(inputs);
    }

    /** Something that makes the whole data set unusable. */
    public void unusable(Text problem) {
        problems.add(problem);
    }

    /** Something about a file that makes the whole data set unusable. */
    public void unusable(String file, String fr, String en) {
        unusable(new Text(path(file) + " : " + fr, path(file) + ": " + en));
    }

    /** Something that people should know. */
    public void found(FindingCode code, String subject, Object... arguments) {
        findings.add(code.about(subject, arguments));
    }

    /** A line that cannot be read. */
    public void unreadable(SourceLine line, Text why) {
        badLines.computeIfAbsent(line.file(), none -> new ArrayList<>()).add(new BadLine(line, why));
        found(FindingCode.UNREADABLE_LINE, line.toString(), why);
    }

    /** A file without a single good line; its first bad lines are told, since they probably share their fault. */
    public void unusableLines(String file, String fr, String en) {
        unusable(file, fr, en);
        badLines.getOrDefault(file, List.of()).stream()
                .sorted(Comparator.comparing(bad -> bad.line().line()))
                .limit(SHOWN)
                .forEach(bad -> unusable(
                        bad.line().toString(), bad.why().fr(), bad.why().en()));
    }

    /** Nothing may change for that mailbox. */
    public void hold(MailboxAddress address) {
        held.add(address);
    }

    /** A source was not read whole. */
    public void incomplete(Gap gap, String place, Text why) {
        doubt(gap, FindingCode.INCOMPLETE_SOURCE.about(place, why));
    }

    /** A source whose silence proves nothing. */
    public void doubt(Gap gap, Finding why) {
        gaps.add(gap);
        findings.add(why);
    }

    /** Everything that makes the data set unusable. */
    public List<Text> problems() {
        return List.copyOf(problems);
    }

    /** What people should know. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The operator's side. */
    public PublicationFacts facts(Operator operator, List<Mailbox> mailboxes, List<UsageDeclaration> declarations) {
        return new PublicationFacts(
                operator,
                List.copyOf(mailboxes),
                List.copyOf(declarations),
                List.of(),
                Set.copyOf(held),
                List.of(),
                Set.copyOf(gaps),
                List.copyOf(findings),
                inputs());
    }
}
