package fr.balise.adapters.journal.audit;

import fr.balise.core.findings.Text;
import java.util.List;

/**
 * What checking a journal brought to light.
 *
 * @param entries that were read
 * @param withoutContent entries whose content was purged, in due form
 * @param anonymous entries whose content was made anonymous, in due form
 * @param head the hash of the last entry: noted elsewhere, it proves that nothing was added or cut since
 * @param problems every alteration found; empty when the journal is as it was written
 */
public record ChainReport(long entries, long withoutContent, long anonymous, String head, List<Text> problems) {
    /** True when the journal is as it was written. */
    public boolean intact() {
        return problems.isEmpty();
    }
}
