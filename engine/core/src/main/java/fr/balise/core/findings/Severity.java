package fr.balise.core.findings;

/** How much a finding matters. */
public enum Severity {
    /** Good to know; the plan is as it should be. */
    INFO,
    /** Something is not done, or not as it could be, until somebody looks. */
    WARNING,
    /** A source is wrong or was not read whole: the plan is less than it should be. */
    ERROR
}
