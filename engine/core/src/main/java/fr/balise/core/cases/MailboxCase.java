package fr.balise.core.cases;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One mailbox over all its places: each line of the stock, and each of the operator's addresses that the directory
 * shows. It is asked about once its places are decided; its rules may only report. Its activity goes by the months that
 * hold for the mailbox's type, in the structure answerable for it.
 */
public final class MailboxCase extends FlatCase {
    private MailboxCase(Vocabulary vocabulary, byte[] values) {
        super(vocabulary, values);
    }

    /**
     * A case.
     *
     * @param value the index of the value of each attribute
     * @throws IndexOutOfBoundsException when an attribute has no value of that index
     */
    public static MailboxCase of(Vocabulary vocabulary, ToIntFunction<Attribute> value) {
        return new MailboxCase(vocabulary, values(vocabulary, CaseKind.MAILBOX, value));
    }

    @Override
    public MailboxCase with(Attribute attribute, int index) {
        return new MailboxCase(vocabulary(), valuesWith(attribute, index));
    }

    /** The same with what is told of some attributes; this one where nothing else is told. */
    MailboxCase with(List<Attribute> some, ToIntFunction<Attribute> value) {
        return some.stream().allMatch(each -> index(each) == value.applyAsInt(each))
                ? this
                : new MailboxCase(vocabulary(), valuesWith(some, value));
    }

    /** The same with another value of an attribute. */
    public <E extends Enum<E>> MailboxCase with(BuiltIn<E> attribute, E value) {
        return with(attribute, value.ordinal());
    }

    @Override
    public CaseKind kind() {
        return CaseKind.MAILBOX;
    }
}
