package fr.balise.adapters.dataset.tables;

import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.cells.ColumnDates;
import fr.balise.core.facts.Expected;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code declarations.csv}: the usages that professionals declared. */
public final class DeclarationsFile {
    private static final String DECLARED_ON = "declared_on";
    private static final String DECLARED_AT = "declared_at";
    private static final List<String> COLUMNS =
            List.of(DataTable.ADDRESS, "situation", "wanted", "preferred", DECLARED_ON);
    /** Where an answer comes from. {@code merge} names the merge that brought it. */
    private static final List<String> OPTIONAL = List.of(DECLARED_AT, "declared_by", "channel", "merge");

    private DeclarationsFile() {}

    /** The usages of its good lines, one by one. */
    public static void read(
            Optional<Operator> operator, DataSetReading reading, Consumer<? super UsageDeclaration> declarations) {
        DataTable.open("declarations", COLUMNS, OPTIONAL, Gap.DECLARATIONS, reading)
                .ifPresent(table -> declarations(table, operator, reading, declarations));
    }

    private static void declarations(
            DataTable table,
            Optional<Operator> operator,
            DataSetReading reading,
            Consumer<? super UsageDeclaration> declarations) {
        ColumnDates dates = table.dates(DECLARED_ON);
        boolean[] some = {false};
        table.read(cells -> declaration(cells, dates), declaration -> {
            some[0] = true;
            declarations.accept(declaration);
        });
        if (!some[0] && !operator.map(DeclarationsFile::expectsNone).orElse(false)) {
            reading.doubt(Gap.DECLARATIONS, FindingCode.NO_DECLARATIONS.about(table.file()));
        }
    }

    private static boolean expectsNone(Operator operator) {
        return Integer.valueOf(0).equals(operator.expected().get(Expected.DECLARATIONS));
    }

    private static Optional<UsageDeclaration> declaration(Cells cells, ColumnDates dates) {
        Optional<MailboxAddress> address = cells.address();
        Optional<SituationId> situation = situation(cells);
        Optional<Boolean> wanted = cells.required("wanted").flatMap(text -> cells.yesOrNo("wanted"));
        boolean preferred = cells.yesOrNo("preferred").orElse(false);
        Optional<LocalDate> declaredOn = cells.required(DECLARED_ON).flatMap(text -> cells.date(DECLARED_ON, dates));
        Optional<Instant> declaredAt = cells.moment(DECLARED_AT, declaredOn);
        checkPreferred(cells, preferred, wanted);
        if (!cells.areSound()) {
            return Optional.empty();
        }
        return Optional.of(new UsageDeclaration(
                address.orElseThrow(),
                situation.orElseThrow(),
                wanted.orElseThrow(),
                preferred,
                declaredOn.orElseThrow(),
                declaredAt,
                cells.source()));
    }

    static Optional<SituationId> situation(Cells cells) {
        return cells.identifier(
                "situation",
                SituationId::new,
                new Text(
                        "pas un idSituationExercice : 1 à 64 lettres, chiffres, « - », « . » ou « _ »",
                        "not an idSituationExercice: 1 to 64 letters, digits, '-', '.' or '_'"));
    }

    static void checkPreferred(Cells cells, boolean preferred, Optional<Boolean> wanted) {
        if (preferred && wanted.isPresent() && !wanted.get()) {
            cells.wrong(
                    "preferred",
                    "une boîte non souhaitée (wanted = no) ne peut pas être préférentielle.",
                    "a mailbox that is not wanted (wanted = no) cannot be the preferred one.");
        }
    }
}
