package fr.balise.core.policy.tables;

import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.util.Map;
import java.util.Objects;

/** What codes look like that an attribute of a policy's own is read from. */
public final class AttributeCodes {
    private static final Messages MESSAGES = Messages.beside(AttributeCodes.class, "codes");
    private static final String COLUMN = "column";
    private static final Map<String, String> FORMS = Map.of(
            COLUMN,
            "\\S.{0,199}",
            "domain",
            "[a-z0-9-]+(\\.[a-z0-9-]+)+",
            DirectoryCode.EXERCISE_MODE.word(),
            "[a-z0-9]{1,10}",
            DirectoryCode.PROFESSION.word(),
            "[a-z0-9]{1,10}",
            DirectoryCode.SPECIALITY.word(),
            "[a-z]{1,4}[0-9]{1,6}",
            DirectoryCode.DEPARTMENT.word(),
            "[0-9]{2}|2[ab]|9[78][0-9]");

    private AttributeCodes() {}

    /** True of what can be a code there. */
    public static boolean isCode(CodeSource source, String written) {
        if (source instanceof CodeSource.Structures) {
            return new StructureName(written.strip()).isWellFormed();
        }
        return kind(source).equals(DirectoryCode.SECTOR.word())
                ? CareSettings.isSectorCode(written.strip())
                : DeclaredAttribute.key(written).matches(Objects.requireNonNull(FORMS.get(kind(source))));
    }

    /** What to say of what is not a code there. */
    public static Text notOne(CodeSource source) {
        return MESSAGES.text(kind(source));
    }

    /** What to write instead. */
    public static Text remedy(CodeSource source) {
        return MESSAGES.text(kind(source) + ".remedy");
    }

    /** As a word of the messages. */
    private static String kind(CodeSource source) {
        if (source instanceof CodeSource.Directory directory) {
            return directory.code().word();
        } else if (source instanceof CodeSource.Structures) {
            return "structure";
        }
        return source instanceof CodeSource.Domains ? "domain" : COLUMN;
    }
}
