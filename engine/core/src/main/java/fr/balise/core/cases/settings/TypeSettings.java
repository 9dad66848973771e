package fr.balise.core.cases.settings;

import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a policy sets for each type of mailbox.
 *
 * @param places by type, the carriers considered for each of its mailboxes; those on which one is published, or that a
 *     declaration names, always are
 * @param attributes by type, what is written beside its mailboxes
 */
public record TypeSettings(
        Map<MailboxType, Set<ConsideredPlace>> places, Map<MailboxType, Set<WrittenAttribute>> attributes) {
    /** Nothing is considered but what is published or declared, and nothing is written beside an address. */
    public static final TypeSettings NONE = new TypeSettings(Map.of(), Map.of());

    /** Copies the maps; a type without any is left out. */
    public TypeSettings {
        places = copy(places);
        attributes = copy(attributes);
    }

    private static <V extends Enum<V>> Map<MailboxType, Set<V>> copy(Map<MailboxType, Set<V>> sets) {
        return sets.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> Set.copyOf(EnumSet.copyOf(entry.getValue()))));
    }

    /** The carriers considered for each mailbox of that type. */
    public Set<ConsideredPlace> placesOf(MailboxType type) {
        return places.getOrDefault(type, Set.of());
    }

    /** What is to be written beside that mailbox; empty when the stock does not say it or the policy has it left out. */
    public Optional<String> text(Mailbox mailbox, WrittenAttribute attribute) {
        return attributes.getOrDefault(mailbox.type(), Set.of()).contains(attribute)
                ? attribute.of(mailbox)
                : Optional.empty();
    }

    /** The same without one place of one type. */
    public TypeSettings without(MailboxType type, ConsideredPlace place) {
        return new TypeSettings(without(places, type, place), attributes);
    }

    /** The same without one attribute of one type. */
    public TypeSettings without(MailboxType type, WrittenAttribute attribute) {
        return new TypeSettings(places, without(attributes, type, attribute));
    }

    private static <V> Map<MailboxType, Set<V>> without(Map<MailboxType, Set<V>> sets, MailboxType type, V value) {
        Map<MailboxType, Set<V>> other = new EnumMap<>(MailboxType.class);
        other.putAll(sets);
        other.computeIfPresent(
                type,
                (any, values) ->
                        values.stream().filter(each -> !each.equals(value)).collect(Collectors.toSet()));
        return other;
    }

    /** What either considers, with what this one has written. */
    public TypeSettings considering(TypeSettings other) {
        return new TypeSettings(
                Stream.of(MailboxType.values())
                        .collect(Collectors.toMap(
                                type -> type,
                                type -> Stream.concat(placesOf(type).stream(), other.placesOf(type).stream())
                                        .collect(Collectors.toSet()))),
                attributes);
    }
}
