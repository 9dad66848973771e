package fr.balise.operations.following.counting;

/** By what indicators are broken down. */
public enum IndicatorDimension {
    /** By nothing. */
    ALL,
    /** By mail domain. */
    DOMAIN,
    /** By the number of the structure, FINESS where it has one. */
    STRUCTURE,
    /** By care setting; without a policy, which tells them, by sector code. */
    SETTING
}
