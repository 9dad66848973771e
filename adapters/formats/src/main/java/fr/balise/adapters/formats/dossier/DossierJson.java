package fr.balise.adapters.formats.dossier;

import fr.balise.core.facts.Expected;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The members of a dossier. What may be absent is empty, or as its description says.
 *
 * @param held mailboxes that nothing may change
 * @param gaps sources that were not read whole
 * @param inputs SHA-256 of each source by name
 */
public record DossierJson(
        String schema,
        OperatorJson operator,
        Optional<List<PractitionerJson>> practitioners,
        Optional<List<SituationJson>> situations,
        Optional<List<StructureJson>> structures,
        Optional<List<MailboxJson>> mailboxes,
        Optional<List<DeclarationJson>> declarations,
        Optional<List<MailboxAddress>> held,
        Optional<List<DoubtJson>> doubts,
        Optional<List<Gap>> gaps,
        Optional<List<Finding>> findings,
        Optional<SortedMap<String, String>> inputs) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:dossier:1";

    /** Who hosts mailboxes, and in which domains. */
    public record OperatorJson(
            String name,
            List<String> domains,
            Optional<SortedMap<Expected, Integer>> expected,
            Optional<List<MailboxAddress>> protectedAddresses,
            Optional<List<Identifier>> protectedStructures,
            Optional<List<String>> confirmed) {}

    /**
     * A professional, {@code active} until it is said otherwise.
     *
     * @param codes of nomenclatures, which attributes of a policy's own may read
     */
    public record PractitionerJson(
            String id,
            Optional<List<Identifier>> identifiers,
            Optional<Boolean> active,
            Optional<String> label,
            Optional<List<AttachmentJson>> published,
            Optional<List<IdNatPs>> nationalIds,
            Optional<SortedMap<DirectoryCode, List<String>>> codes) {}

    /** A practice situation. */
    public record SituationJson(
            String id,
            Optional<List<Identifier>> identifiers,
            Optional<Boolean> active,
            Optional<String> label,
            Optional<List<AttachmentJson>> published,
            Optional<SituationId> situationId,
            Optional<ReferenceJson> practitioner,
            Optional<ReferenceJson> structure,
            Optional<SortedMap<DirectoryCode, List<String>>> codes) {}

    /** A structure. */
    public record StructureJson(
            String id,
            Optional<List<Identifier>> identifiers,
            Optional<Boolean> active,
            Optional<String> label,
            Optional<List<AttachmentJson>> published,
            Optional<ReferenceJson> partOf,
            Optional<List<String>> sectors,
            Optional<SortedMap<DirectoryCode, List<String>>> codes) {}

    /** A carrier of the directory by its logical id, or somebody who cannot be told, as the source words it. */
    public record ReferenceJson(Optional<String> id, Optional<String> unknown) {}

    /**
     * A mailbox as the directory shows it on a carrier.
     *
     * @param publishedAs the address to the letter, where it differs
     * @param fingerprint of the contact point; a plan from a dossier without it is not carried out, since nothing tells
     *     whether the directory is still the same
     */
    public record AttachmentJson(
            MailboxAddress address,
            Optional<String> publishedAs,
            MailboxType type,
            Optional<Integer> rank,
            Optional<Boolean> redList,
            Optional<String> description,
            Optional<String> service,
            Optional<String> responsible,
            Optional<String> fingerprint,
            Optional<Boolean> repeated) {}

    /**
     * A mailbox of the stock, {@code ACTIVE} and not red-listed until it is said otherwise.
     *
     * @param labels what columns of the operator's own say, by the name of the column in small letters
     */
    public record MailboxJson(
            MailboxAddress address,
            MailboxType type,
            Optional<HolderJson> holder,
            Optional<Identifier> structure,
            Optional<MailboxStatus> status,
            Optional<LocalDate> lastActivity,
            Optional<Boolean> redList,
            Optional<String> description,
            Optional<String> service,
            Optional<String> responsible,
            Optional<SortedMap<String, String>> labels,
            Optional<SourceLine> source) {}

    /**
     * Whose mailbox it is.
     *
     * @param type of identifier (TRE_G08): 8 RPPS, 0 ADELI, 10 address, 1, 3, 4, 5 or 6 kept by a structure or register
     */
    public record HolderJson(String type, String id) {}

    /** What a professional answered. */
    public record DeclarationJson(
            MailboxAddress address,
            SituationId situation,
            boolean wanted,
            Optional<Boolean> preferred,
            LocalDate declaredOn,
            Optional<Instant> declaredAt,
            Optional<SourceLine> source) {}

    /** A carrier on which no change may rest on what the directory says. */
    public record DoubtJson(String carrier, Optional<MailboxAddress> address, Optional<LocalDate> from, Text why) {
        static DoubtJson of(Doubt doubt) {
            return new DoubtJson(doubt.carrier().toString(), doubt.address(), doubt.from(), doubt.why());
        }
    }
}
