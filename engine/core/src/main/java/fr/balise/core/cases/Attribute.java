package fr.balise.core.cases;

import fr.balise.core.findings.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a rule may name of a case, and every value that it may compare it with. */
public sealed interface Attribute permits CaseAttribute, MailboxAttribute {
    /** The name by which rules call it. */
    String ruleName();

    /** The enumeration of its values. */
    Class<? extends Enum<?>> type();

    /** What it tells. */
    Text meaning();

    /** Its place among the attributes of its kind of case, from 0. */
    int ordinal();

    /** Its values, in the order of their definition. */
    default List<Enum<?>> domain() {
        return List.of(Objects.requireNonNull(type().getEnumConstants()));
    }

    /** Finds one of its values by name. */
    default Optional<Enum<?>> value(String name) {
        return domain().stream().filter(value -> value.name().equals(name)).findFirst();
    }
}
