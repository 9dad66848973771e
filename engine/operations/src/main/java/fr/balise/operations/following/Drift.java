package fr.balise.operations.following;

import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Subject;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.sources.FrenchDay;
import fr.balise.operations.sources.OwnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changed in the directory that no run of ours explains.
 *
 * @param writes what our runs did last, by {@link Place#key}
 * @param visibleWithin how long what was written may take to show: before that its absence says nothing
 */
record Drift(Map<String, OwnWrite> writes, Duration visibleWithin) {
    /**
     * The differences between what is shown and what must be: what was read last, and what we wrote since. Each is found
     * once, by the first reading that shows it.
     *
     * @param last the reading before; empty when this is the first, which is held to our own writes alone
     * @param whole false when what is not shown may stand there all the same: its absence is not told
     */
    List<Finding> between(Optional<Reading> last, Reading now, boolean whole) {
        Set<String> places = new TreeSet<>(now.published().keySet());
        last.ifPresent(before -> places.addAll(before.published().keySet()));
        places.addAll(writes.keySet());
        return places.stream()
                .filter(place -> whole || now.published().containsKey(place))
                .flatMap(place -> at(place, last, now).stream())
                .sorted()
                .toList();
    }

    private Optional<Finding> at(String place, Optional<Reading> last, Reading now) {
        Optional<OwnWrite> ours = Optional.ofNullable(writes.get(place));
        Optional<OwnWrite> newer = ours.filter(
                write -> last.filter(before -> shownBy(write, before.takenAt())).isEmpty());
        if (newer.isEmpty() && last.isEmpty()
                || newer.filter(write -> !shownBy(write, now.takenAt())).isPresent()) {
            return Optional.empty();
        }
        Optional<String> expected = newer.isPresent()
                ? newer.get().written().map(written -> Reading.shown(Place.of(place), written))
                : last.map(before -> before.published().get(place));
        Optional<String> shown = Optional.ofNullable(now.published().get(place));
        Instant since =
                newer.map(OwnWrite::at).orElseGet(() -> last.orElseThrow().takenAt());
        return expected.equals(shown) ? Optional.empty() : Optional.of(found(place, expected, shown, since));
    }

    private Finding found(String place, Optional<String> expected, Optional<String> shown, Instant since) {
        Optional<OwnWrite> removal = removal(place);
        if (expected.isEmpty() && removal.isPresent()) {
            return about(place, FindingCode.CAME_BACK, removal.get().at());
        }
        FindingCode code = expected.isEmpty()
                ? FindingCode.PUBLISHED_BY_ANOTHER
                : shown.isEmpty() ? FindingCode.REMOVED_BY_ANOTHER : FindingCode.CHANGED_BY_ANOTHER;
        return about(place, code, since);
    }

    /** What stands where a run of ours took it off, whenever that was. */
    List<Finding> cameBack(Reading now) {
        return now.published().keySet().stream()
                .flatMap(place -> removal(place)
                        .filter(write -> shownBy(write, now.takenAt()))
                        .map(write -> about(place, FindingCode.CAME_BACK, write.at()))
                        .stream())
                .sorted()
                .toList();
    }

    private Optional<OwnWrite> removal(String place) {
        return Optional.ofNullable(writes.get(place))
                .filter(write -> write.written().isEmpty());
    }

    private boolean shownBy(OwnWrite write, Instant then) {
        return !write.at().plus(visibleWithin).isAfter(then);
    }

    private static Finding about(String key, FindingCode code, Instant since) {
        Place place = Place.of(key);
        return code.about(
                Subject.of(new MailboxAddress(place.address()), place.carrier()), place.carrier(), FrenchDay.of(since));
    }

    /** Where findings are, by {@link Place#key}. */
    static Set<String> places(Collection<Finding> findings) {
        return findings.stream()
                .map(Finding::subject)
                .map(subject -> new Place(
                                subject.carrier().orElse(""),
                                subject.mailbox().map(MailboxAddress::value).orElse(""))
                        .key())
                .collect(Collectors.toSet());
    }
}
