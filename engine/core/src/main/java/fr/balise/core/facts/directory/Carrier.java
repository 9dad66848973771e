package fr.balise.core.facts.directory;

import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.SituationId;
import java.util.List;
import java.util.Map;
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

    /** Codes of nomenclatures, as written; of what its resource says nothing, there is no entry. */
    Map<DirectoryCode, Set<String>> codes();

    /** The same with these mailboxes published on it, and no others. */
    Carrier showing(List<Attachment> others);

    /** A professional. */
    record Practitioner(
            CarrierRef ref,
            List<Identifier> identifiers,
            boolean active,
            String label,
            List<Attachment> attachments,
            Set<IdNatPs> nationalIds,
            Map<DirectoryCode, Set<String>> codes)
            implements Carrier {
        /** Without codes. */
        public Practitioner(
                CarrierRef ref,
                List<Identifier> identifiers,
                boolean active,
                String label,
                List<Attachment> attachments,
                Set<IdNatPs> nationalIds) {
            this(ref, identifiers, active, label, attachments, nationalIds, Map.of());
        }

        @Override
        public Practitioner showing(List<Attachment> others) {
            return new Practitioner(ref, identifiers, active, label, others, nationalIds, codes);
        }
    }

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
            Reference structure,
            Map<DirectoryCode, Set<String>> codes)
            implements Carrier {
        /** Without codes. */
        public PracticeSituation(
                CarrierRef ref,
                List<Identifier> identifiers,
                boolean active,
                String label,
                List<Attachment> attachments,
                Optional<SituationId> situationId,
                Reference practitioner,
                Reference structure) {
            this(ref, identifiers, active, label, attachments, situationId, practitioner, structure, Map.of());
        }

        @Override
        public PracticeSituation showing(List<Attachment> others) {
            return new PracticeSituation(
                    ref, identifiers, active, label, others, situationId, practitioner, structure, codes);
        }
    }

    /**
     * A legal or geographical entity.
     *
     * @param partOf the legal entity of a geographical one
     * @param sectors sector codes (TRE_R02-SecteurActivite), for example {@code SA01}
     * @param codes those of its sectors are told by {@code sectors}
     */
    record Structure(
            CarrierRef ref,
            List<Identifier> identifiers,
            boolean active,
            String label,
            List<Attachment> attachments,
            Reference partOf,
            Set<String> sectors,
            Map<DirectoryCode, Set<String>> codes)
            implements Carrier {
        /** Without codes. */
        public Structure(
                CarrierRef ref,
                List<Identifier> identifiers,
                boolean active,
                String label,
                List<Attachment> attachments,
                Reference partOf,
                Set<String> sectors) {
            this(ref, identifiers, active, label, attachments, partOf, sectors, Map.of());
        }

        @Override
        public Structure showing(List<Attachment> others) {
            return new Structure(ref, identifiers, active, label, others, partOf, sectors, codes);
        }
    }
}
