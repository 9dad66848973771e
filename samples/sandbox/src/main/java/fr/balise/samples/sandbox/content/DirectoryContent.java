package fr.balise.samples.sandbox.content;

import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Every resource the directory holds. A stored resource is never changed: a write puts another in its place, so readers
 * need no lock and a failed write leaves no trace.
 */
public final class DirectoryContent {
    private final Map<String, NavigableMap<String, Resource>> byType = new ConcurrentHashMap<>();
    private final NavigableMap<String, Set<String>> index = new ConcurrentSkipListMap<>();
    private final Clock clock;

    public DirectoryContent(Collection<Resource> resources, Clock clock) {
        this.clock = clock;
        Carriers.TYPES.forEach(type -> byType.put(type, new ConcurrentSkipListMap<>()));
        for (Resource resource : resources) {
            put(withMeta(resource));
        }
    }

    public Optional<Resource> find(String type, String id) {
        return Optional.ofNullable(all(type).get(id));
    }

    /** In the order of ids, those after the given one; from the first when it is null. */
    public Stream<Resource> after(String type, @Nullable String id) {
        NavigableMap<String, Resource> all = all(type);
        return (id == null ? all : all.tailMap(id, false)).values().stream();
    }

    public int count(String type) {
        return all(type).size();
    }

    /** The ids of resources that have an identifier of this value, whatever its system. */
    public Set<String> idsByIdentifierValue(String type, String value) {
        return index.getOrDefault(identifierKey(type, value), Set.of());
    }

    /** The ids of resources that publish a mailbox whose address begins with these letters, in whatever case. */
    public Set<String> idsByMailbox(String type, String beginning) {
        String from = mailboxKey(type, beginning);
        return index.subMap(from, from + Character.MAX_VALUE).values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** The ids of the roles of this practitioner. */
    public Set<String> rolesOfPractitioner(String id) {
        return index.getOrDefault(referenceKey(Carriers.PRACTITIONER, id), Set.of());
    }

    /** The ids of the roles exercised in this organization. */
    public Set<String> rolesInOrganization(String id) {
        return index.getOrDefault(referenceKey(Carriers.ORGANIZATION, id), Set.of());
    }

    /**
     * Replaces a resource by what the change makes of it, one change at a time. An equal result is no change: version
     * and date stay. The change receives a copy of its own and may throw: nothing is stored then.
     *
     * @return the resource as it now stands, and whether it differs from before; empty when there is no such resource
     */
    public synchronized Optional<Written> change(String type, String id, UnaryOperator<Resource> change) {
        Resource before = all(type).get(id);
        if (before == null) {
            return Optional.empty();
        }
        Resource after = change.apply(before.copy());
        if (after.equalsDeep(before)) {
            return Optional.of(new Written(before, false));
        }
        Meta meta = after.getMeta();
        meta.setVersionId(nextVersion(before.getMeta().getVersionId()));
        meta.setLastUpdated(Date.from(clock.instant()));
        after.setId(id);
        put(after);
        return Optional.of(new Written(after, true));
    }

    /** What stands after a write. */
    public record Written(Resource resource, boolean changed) {}

    private void put(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        Resource previous = all(resource.fhirType()).put(id, resource);
        Set<String> keys = keysOf(resource);
        if (previous != null) {
            Set<String> gone = new HashSet<>(keysOf(previous));
            gone.removeAll(keys);
            gone.forEach(key -> index.getOrDefault(key, Set.of()).remove(id));
        }
        keys.forEach(key ->
                index.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet(1)).add(id));
    }

    private NavigableMap<String, Resource> all(String type) {
        NavigableMap<String, Resource> resources = byType.get(type);
        if (resources == null) {
            throw new IllegalArgumentException(type + " is not one of " + Carriers.TYPES);
        }
        return resources;
    }

    private Resource withMeta(Resource resource) {
        Meta meta = resource.getMeta();
        if (!meta.hasVersionId()) {
            meta.setVersionId("1");
        }
        if (!meta.hasLastUpdated()) {
            meta.setLastUpdated(Date.from(clock.instant()));
        }
        return resource;
    }

    private static String nextVersion(@Nullable String version) {
        boolean number = version != null && version.matches("\\d{1,18}");
        return number ? String.valueOf(Long.parseLong(version) + 1) : "2";
    }

    private static Set<String> keysOf(Resource resource) {
        Stream<String> identifiers = Carriers.identifiers(resource).stream()
                .filter(Identifier::hasValue)
                .map(identifier -> identifierKey(resource.fhirType(), identifier.getValue()));
        Stream<String> references = Stream.concat(
                Carriers.practitionerId(resource).map(id -> referenceKey(Carriers.PRACTITIONER, id)).stream(),
                Carriers.organizationId(resource).map(id -> referenceKey(Carriers.ORGANIZATION, id)).stream());
        Stream<String> mailboxes = MailboxTelecoms.of(resource).stream()
                .map(mailbox -> mailboxKey(resource.fhirType(), mailbox.getValue()));
        return Stream.of(identifiers, references, mailboxes)
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private static String identifierKey(String type, String value) {
        return "identifier|" + type + "|" + value;
    }

    private static String mailboxKey(String type, @Nullable String address) {
        return "mailbox|" + type + "|" + MailboxTelecoms.key(address);
    }

    private static String referenceKey(String type, String id) {
        return "reference|" + type + "|" + id;
    }
}
