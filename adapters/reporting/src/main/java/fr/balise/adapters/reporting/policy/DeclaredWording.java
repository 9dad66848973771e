package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;

/** Where an attribute of a policy's own is read from, for people. */
final class DeclaredWording {
    private DeclaredWording() {}

    static String source(DeclaredAttribute attribute, Wording messages) {
        CodeSource source = attribute.definition().source();
        if (source instanceof CodeSource.Column column) {
            return messages.say("source.column", column.name());
        }
        if (source instanceof CodeSource.Directory directory) {
            return messages.say("source.directory." + directory.code().word());
        }
        return messages.say(
                source instanceof CodeSource.Structures structures
                        ? structures.answerable() ? "source.structure.mailbox" : "source.structure.carrier"
                        : "source.domain");
    }
}
