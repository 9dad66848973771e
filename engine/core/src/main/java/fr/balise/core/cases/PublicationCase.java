package fr.balise.core.cases;

import fr.balise.core.cases.derivation.CaseDerivation;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One mailbox on one possible carrier. It names nobody: two mailboxes in the same position are the same case and share
 * one decision. How it is derived is told with {@link CaseDerivation}.
 */
public final class PublicationCase extends FlatCase {
    private PublicationCase(Vocabulary vocabulary, byte[] values) {
        super(vocabulary, values);
    }

    /**
     * A case.
     *
     * @param value the index of the value of each attribute
     * @throws IndexOutOfBoundsException when an attribute has no value of that index
     */
    public static PublicationCase of(Vocabulary vocabulary, ToIntFunction<Attribute> value) {
        return new PublicationCase(vocabulary, values(vocabulary, CaseKind.PUBLICATION, value));
    }

    /**
     * A case.
     *
     * @param indexes of the values, by the places of their attributes; those of other kinds of case do not count
     * @throws IndexOutOfBoundsException when an attribute has no value of that index
     */
    public static PublicationCase of(Vocabulary vocabulary, byte[] indexes) {
        return new PublicationCase(vocabulary, vocabulary.checked(CaseKind.PUBLICATION, indexes));
    }

    @Override
    public PublicationCase with(Attribute attribute, int index) {
        return new PublicationCase(vocabulary(), valuesWith(attribute, index));
    }

    /** The same with what is told of some attributes; this one where nothing else is told. */
    PublicationCase with(List<Attribute> some, ToIntFunction<Attribute> value) {
        return some.stream().allMatch(each -> index(each) == value.applyAsInt(each))
                ? this
                : new PublicationCase(vocabulary(), valuesWith(some, value));
    }

    /** The same with another value of an attribute. */
    public <E extends Enum<E>> PublicationCase with(BuiltIn<E> attribute, E value) {
        return with(attribute, value.ordinal());
    }

    @Override
    public CaseKind kind() {
        return CaseKind.PUBLICATION;
    }
}
