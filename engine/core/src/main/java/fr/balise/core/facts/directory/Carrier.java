package fr.balise.core.facts.directory;

import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.SituationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A resource of the directory that may carry mailboxes. A closed one ({@code active=false}) may say little else. */
public sealed interface Carrier {
    /** Its name in the directory. */
    CarrierRef ref();

    /** Business identifiers, sorted. */
    List<Identifier> identifiers();

    /** False once the directory has closed it. */
    boolean active();

    /** For people: a name or a label; empty when the directory gives none. */
    String label();

    /** The MSSanté mailboxes published on it, in the directory's order; ordinary contact data are not among them. */
    List<Attachment> attachments();

    /** A professional. */
    record Practitioner(
            CarrierRef ref,
            List<Identifier> identifiers,
            boolean active,
            String label,
            List<Attachment> attachments,
            Set<IdNatPs> nationalIds)
            implements Carrier {}

    /**
     * One activity of one professional in one structure.
     *
     * @param practitioner the professional; nobody on a closed situation that says little
     * @param structure where; none when the situation names no structure
     */
    record PracticeSituation(
            CarrierRef ref,
            List<Identifier> identifiers,
            boolean active,
            String label,
            List<Attachment> attachments,
            Optional<SituationId> situationId,
            Reference practitioner,
            Reference structure)
            implements Carrier {}

    /**
     * A legal or geographical entity.
     *
     * @param partOf the legal entity of a geographical one
     * @param sectors sector codes (TRE_R02-SecteurActivite), for example {@code SA01}
     */
    record Structure(
            CarrierRef ref,
            List<Identifier> identifiers,
            boolean active,
            String label,
            List<Attachment> attachments,
            Reference partOf,
            Set<String> sectors)
            implements Carrier {}
}
