package fr.balise.core.findings;

import java.util.Optional;

/** The kinds of findings that Balise itself makes; their sentences stand in {@code findings_*.properties}. */
public enum FindingCode {
    /** A line that could not be read; nothing about its mailbox is changed. */
    UNREADABLE_LINE(Severity.ERROR, FindingGroup.CHECK_THE_SOURCE),
    /** A source was not read whole, so removals that rest on its silence are withheld. */
    INCOMPLETE_SOURCE(Severity.ERROR, FindingGroup.CHECK_THE_SOURCE),
    /** A table or a folder stands in the data set and is not read. */
    UNREAD_FILE(Severity.WARNING, FindingGroup.CHECK_THE_SOURCE),
    /** The directory was read from a snapshot of it; the message says up to when it is known. */
    SNAPSHOT(Severity.INFO, FindingGroup.CHECK_THE_SOURCE),
    /** The directory was read from a snapshot that is older than it may be, or than what a run of ours wrote. */
    STALE_SNAPSHOT(Severity.WARNING, FindingGroup.CHECK_THE_SOURCE),
    /** A source holds less than {@code operator.yaml} expects, so removals that rest on its silence are withheld. */
    FEWER_THAN_EXPECTED(Severity.ERROR, FindingGroup.CHECK_THE_SOURCE),
    /** Not one declaration was read, so removals of mailboxes that nobody was asked about are withheld. */
    NO_DECLARATIONS(Severity.WARNING, FindingGroup.CHECK_THE_SOURCE),
    /** The dates of a column are written day, month, year, as one of its cells proves. */
    DAY_BEFORE_MONTH(Severity.INFO, FindingGroup.CHECK_THE_SOURCE),
    /** An address of the operator has letters outside ASCII; nothing about it is changed. */
    LETTERS_OUTSIDE_ASCII(Severity.WARNING, FindingGroup.CORRECT_THE_STOCK),
    /** An address that the stock does not hold looks like one that it holds; nothing about it is changed. */
    LOOKS_LIKE_ANOTHER(Severity.WARNING, FindingGroup.LOOK),
    /** The stock names the same mailbox more than once. */
    DUPLICATE_MAILBOX(Severity.WARNING, FindingGroup.CORRECT_THE_STOCK),
    /** Two declarations of the same day contradict each other. */
    CONTRADICTORY_DECLARATIONS(Severity.WARNING, FindingGroup.ASK_THE_PROFESSIONAL),
    /** A declaration dated after the evaluation date was left aside. */
    DECLARATION_IN_FUTURE(Severity.WARNING, FindingGroup.CORRECT_THE_ANSWERS),
    /** A declaration names a mailbox that the stock does not hold. */
    DECLARATION_WITHOUT_MAILBOX(Severity.WARNING, FindingGroup.CORRECT_THE_ANSWERS),
    /** A mailbox of the stock stands outside the operator's domains. */
    STOCK_OUTSIDE_DOMAINS(Severity.WARNING, FindingGroup.CORRECT_THE_STOCK),
    /** Last activity after the evaluation date. */
    ACTIVITY_IN_FUTURE(Severity.WARNING, FindingGroup.CORRECT_THE_STOCK),
    /** The holder is not in the directory (A3-KNOWN). */
    HOLDER_UNKNOWN(Severity.WARNING, FindingGroup.CORRECT_THE_STOCK),
    /** The directory shows another type than the stock. */
    TYPE_DIFFERS(Severity.WARNING, FindingGroup.CORRECT_THE_STOCK),
    /** The directory shows one address several times on one carrier. */
    REPEATED_ATTACHMENT(Severity.WARNING, FindingGroup.CORRECT_THE_DIRECTORY),
    /** Two mailboxes are preferred on one carrier: no rank is changed there. */
    TWO_PREFERRED(Severity.WARNING, FindingGroup.ASK_THE_PROFESSIONAL),
    /** A red-list mark is sent to a professional's record, where the directory shows none: it cannot be verified. */
    RED_LIST_NOT_VERIFIABLE(Severity.INFO, FindingGroup.LOOK),
    /** Two mailboxes of a carrier are to be contacted first, and one of them is ours. */
    FIRST_RANK_SHARED(Severity.WARNING, FindingGroup.ASK_THE_PROFESSIONAL),
    /** No rule speaks of a case. */
    UNDECIDED(Severity.WARNING, FindingGroup.CHECK_THE_POLICY),
    /** A change was withheld: its mailbox is held or its ground is not sure. */
    WITHHELD(Severity.WARNING, FindingGroup.LOOK),
    /** The directory does not know a search parameter; the message says what is lost. */
    SEARCH_UNSUPPORTED(Severity.WARNING, FindingGroup.CHECK_THE_SOURCE),
    /** The search for addresses of a domain did not bring what it must; none of ours that the stock lacks may be seen. */
    DOMAIN_SEARCH_UNAVAILABLE(Severity.WARNING, FindingGroup.CHECK_THE_SOURCE),
    /** Several open records bear one identifier that must name one. */
    AMBIGUOUS_IDENTIFIER(Severity.WARNING, FindingGroup.CORRECT_THE_DIRECTORY),
    /** A record refers to another that the directory does not show, or in a way that names none. */
    REFERENCE_UNKNOWN(Severity.WARNING, FindingGroup.CORRECT_THE_DIRECTORY),
    /** An open situation bears no idSituationExercice that can be read, so that nobody can answer for it (A3-KNOWN). */
    SITUATION_WITHOUT_IDENTIFIER(Severity.WARNING, FindingGroup.CORRECT_THE_DIRECTORY),
    /** What the directory says of a carrier contradicts itself or is not whole. */
    DOUBTFUL_RECORD(Severity.WARNING, FindingGroup.CORRECT_THE_DIRECTORY),
    /** No mailbox of the operator stands in the directory, although its stock is not empty. */
    NOTHING_PUBLISHED(Severity.ERROR, FindingGroup.CHECK_THE_SOURCE),
    /** A row of the policy's tables names a structure that no record of the directory bears. */
    POLICY_STRUCTURE_UNKNOWN(Severity.WARNING, FindingGroup.CHECK_THE_POLICY),
    /** Sectors of the policy that no structure of the directory has, where a rule reads care settings. */
    POLICY_SECTOR_UNKNOWN(Severity.INFO, FindingGroup.CHECK_THE_POLICY),
    /** A column that an attribute of the policy is read from says nothing of any mailbox. */
    POLICY_COLUMN_EMPTY(Severity.WARNING, FindingGroup.CHECK_THE_POLICY),
    /** A column holds what no code of the policy's attribute is, so that mailboxes take the default. */
    POLICY_CODE_UNKNOWN(Severity.WARNING, FindingGroup.CHECK_THE_POLICY),
    /** What {@code operator.yaml} protects is neither in the stock nor in the directory. */
    PROTECTED_UNKNOWN(Severity.WARNING, FindingGroup.CHECK_THE_SOURCE),
    /** A mailbox that a run of ours had taken off a record stands there again (A3-TRANSITION: the old feeding at work). */
    CAME_BACK(Severity.WARNING, FindingGroup.LOOK),
    /** A mailbox stands on a record where it did not, and no run of ours put it there. */
    PUBLISHED_BY_ANOTHER(Severity.WARNING, FindingGroup.LOOK),
    /** A mailbox no longer stands on a record, and no run of ours took it off. */
    REMOVED_BY_ANOTHER(Severity.WARNING, FindingGroup.LOOK),
    /** A publication shows something else than it did, and no run of ours changed it. */
    CHANGED_BY_ANOTHER(Severity.WARNING, FindingGroup.LOOK),
    /** A required change has no carrier to go to. */
    CARRIER_UNKNOWN(Severity.WARNING, FindingGroup.CORRECT_THE_ANSWERS);

    private static final Messages SENTENCES = Messages.beside(FindingCode.class, "findings");

    private final Severity severity;
    private final FindingGroup group;

    FindingCode(Severity severity, FindingGroup group) {
        this.severity = severity;
        this.group = group;
    }

    /**
     * Makes a finding of this kind.
     *
     * @param subject what it is about
     * @param arguments of the sentence, in the order of its placeholders; {@code {0}} is the subject's name
     */
    public Finding about(Subject subject, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = subject.name();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Finding(name(), severity, group, subject, Optional.empty(), SENTENCES.text(name(), all));
    }

    /** As {@link #about(Subject, Object...)}, of what the text names: an address, a carrier, or a source. */
    public Finding about(String subject, Object... arguments) {
        return about(Subject.of(subject), arguments);
    }

    /** What is found, as a heading. */
    public Text title() {
        return SENTENCES.text("title." + name());
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }

    /** What to do about it. */
    public FindingGroup group() {
        return group;
    }
}
