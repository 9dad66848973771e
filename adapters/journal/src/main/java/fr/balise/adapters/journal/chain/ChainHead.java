package fr.balise.adapters.journal.chain;

/**
 * The end of the chain.
 *
 * @param number of the last entry; 0 before the first
 * @param hash of the last entry
 */
public record ChainHead(long number, String hash) {}
