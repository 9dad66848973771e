package fr.balise.adapters.files.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.CarrierReader;
import fr.balise.adapters.fhir.model.UnreadableResource;
import fr.balise.adapters.files.Shown;
import fr.balise.core.facts.Attachment;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.Gap;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources as they come in. The same one may come several times; the latest version counts, whatever the order. */
final class ReadCarriers {
    /** Undated last; of versions of equal date the open one, so that nothing is removed for a closing we doubt. */
    private static final Comparator<Version> LATEST = Comparator.comparing(Version::updated)
            .thenComparing(version -> version.carrier().active())
            .thenComparing(version -> version.carrier().toString());

    private final DataSetReading reading;
    private final Map<CarrierRef, Version> byRef = new HashMap<>();

    private record Version(Carrier carrier, Instant updated) {}

    ReadCarriers(DataSetReading reading) {
        this.reading = reading;
    }

    List<Carrier> all() {
        return byRef.values().stream().map(Version::carrier).toList();
    }

    /**
     * Takes a resource in.
     *
     * @param place file and line, or file and entry
     */
    void add(JsonNode resource, String place) {
        try {
            Optional<CarrierReader.Reading> read = CarrierReader.read(resource);
            if (read.isPresent()) {
                Carrier carrier = read.get().carrier();
                read.get().unreadable().keySet().forEach(address -> unreadableAddress(carrier, address, place));
                byRef.merge(carrier.ref(), new Version(carrier, updated(resource)), this::choose);
            }
        } catch (UnreadableResource e) {
            String why = Shown.value(String.valueOf(e.getMessage()));
            reading.incomplete(
                    Gap.DIRECTORY, place, new Text("ressource illisible : " + why, "unreadable resource: " + why));
        }
    }

    private void unreadableAddress(Carrier carrier, String address, String place) {
        reading.found(
                FindingCode.UNREADABLE_LINE,
                place,
                new Text(
                        carrier.ref() + " publie " + Shown.quoted(address).fr() + ", qui n'est pas une adresse.",
                        carrier.ref() + " publishes " + Shown.quoted(address).en() + ", which is no address."));
    }

    private Version choose(Version one, Version other) {
        if (one.updated().equals(other.updated()) && !one.carrier().equals(other.carrier())) {
            reading.incomplete(
                    Gap.DIRECTORY,
                    one.carrier().ref().toString(),
                    new Text(
                            "la ressource figure deux fois et diffère ; gardez la bonne",
                            "the resource stands twice and differs; keep the right one"));
            one.carrier().attachments().stream().map(Attachment::address).forEach(reading::hold);
            other.carrier().attachments().stream().map(Attachment::address).forEach(reading::hold);
        }
        return LATEST.compare(one, other) >= 0 ? one : other;
    }

    private static Instant updated(JsonNode resource) {
        try {
            return OffsetDateTime.parse(
                            resource.path("meta").path("lastUpdated").asText())
                    .toInstant();
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }
}
