package fr.balise.core.findings;

/** The kinds of findings that Balise itself makes; their sentences stand in {@code findings_*.properties}. */
public enum FindingCode {
    /** A line that could not be read; nothing about its mailbox is changed. */
    UNREADABLE_LINE,
    /** A source was not read whole, so removals that rest on its silence are withheld. */
    INCOMPLETE_SOURCE,
    /** A table or a folder stands in the data set and is not read. */
    UNREAD_FILE,
    /** A source holds less than {@code operator.yaml} expects, so removals that rest on its silence are withheld. */
    FEWER_THAN_EXPECTED,
    /** Not one declaration was read, so removals of mailboxes that nobody was asked about are withheld. */
    NO_DECLARATIONS,
    /** The dates of a column are written day, month, year, as one of its cells proves. */
    DAY_BEFORE_MONTH,
    /** An address of the operator has letters outside ASCII; nothing about it is changed. */
    LETTERS_OUTSIDE_ASCII,
    /** An address that the stock does not hold looks like one that it holds; nothing about it is changed. */
    LOOKS_LIKE_ANOTHER,
    /** The stock names the same mailbox more than once. */
    DUPLICATE_MAILBOX,
    /** Two declarations of the same day contradict each other. */
    CONTRADICTORY_DECLARATIONS,
    /** A declaration dated after the evaluation date was left aside. */
    DECLARATION_IN_FUTURE,
    /** A declaration names a mailbox that the stock does not hold. */
    DECLARATION_WITHOUT_MAILBOX,
    /** A mailbox of the stock stands outside the operator's domains. */
    STOCK_OUTSIDE_DOMAINS,
    /** Last activity after the evaluation date. */
    ACTIVITY_IN_FUTURE,
    /** The holder is not in the directory (A3-KNOWN). */
    HOLDER_UNKNOWN,
    /** A personal mailbox that no situation requires (A3-PER). */
    NO_SITUATION_REQUIRED,
    /** The directory shows another type than the stock. */
    TYPE_DIFFERS,
    /** The directory shows one address several times on one carrier. */
    REPEATED_ATTACHMENT,
    /** Two mailboxes are preferred on one carrier: no rank is changed there. */
    TWO_PREFERRED,
    /** A red-list mark is sent to a professional's record, where the directory shows none: it cannot be verified. */
    RED_LIST_NOT_VERIFIABLE,
    /** Two mailboxes of a carrier are to be contacted first, and one of them is ours. */
    FIRST_RANK_SHARED,
    /** No rule speaks of a case. */
    UNDECIDED,
    /** A change was withheld: its mailbox is held or its ground is not sure. */
    WITHHELD,
    /** The directory does not know a search parameter; the message says what is lost. */
    SEARCH_UNSUPPORTED,
    /** The search for addresses of a domain did not bring what it must; none of ours that the stock lacks may be seen. */
    DOMAIN_SEARCH_UNAVAILABLE,
    /** Several open records bear one identifier that must name one. */
    AMBIGUOUS_IDENTIFIER,
    /** A record refers to another that the directory does not show, or in a way that names none. */
    REFERENCE_UNKNOWN,
    /** What the directory says of a carrier contradicts itself or is not whole. */
    DOUBTFUL_RECORD,
    /** No mailbox of the operator stands in the directory, although its stock is not empty. */
    NOTHING_PUBLISHED,
    /** A required change has no carrier to go to. */
    CARRIER_UNKNOWN;

    private static final Messages SENTENCES = Messages.beside(FindingCode.class, "findings");

    /**
     * Makes a finding of this kind.
     *
     * @param subject what it is about
     * @param arguments of the sentence, in the order of its placeholders; {@code {0}} is the subject
     */
    public Finding about(String subject, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = subject;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Finding(name(), subject, SENTENCES.text(name(), all));
    }
}
