package fr.balise.core.facts.directory;

import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.MailboxAddress;
import java.util.Optional;

/**
 * One mailbox published on one carrier, as the directory shows it. The public data hide some attributes; what is not
 * shown is empty, and never taken for "not set".
 *
 * @param publishedAs the address to the letter, as it must be named in a patch
 * @param type {@link MailboxType#UNKNOWN} when the metadata are missing or name none that we know
 * @param fingerprint SHA-256, in hexadecimal, of the contact point's canonical JSON: two equal fingerprints show the
 *     same thing
 * @param repeated true when the carrier shows the same address more than once: no patch can then name one of them
 */
public record Attachment(
        MailboxAddress address,
        String publishedAs,
        MailboxType type,
        Optional<Integer> rank,
        Optional<Boolean> redList,
        Optional<String> description,
        Optional<String> service,
        Optional<String> responsible,
        String fingerprint,
        boolean repeated) {}
