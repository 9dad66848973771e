package fr.balise.adapters.dataset.tables;

import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.cells.ColumnDates;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** {@code mailboxes.csv}: the operator's stock. */
public final class StockFile {
    /** Its name, without the ending. */
    public static final String NAME = "mailboxes";

    private static final List<String> COLUMNS = List.of(
            DataTable.ADDRESS,
            "type",
            "holder_id_type",
            "holder_id",
            "structure",
            "status",
            "last_activity",
            "red_list",
            "description",
            "service",
            "responsible");
    private static final List<MailboxType> TYPES =
            List.of(MailboxType.PER, MailboxType.ORG, MailboxType.APP, MailboxType.CAB);
    private static final List<MailboxStatus> STATUSES =
            List.of(MailboxStatus.ACTIVE, MailboxStatus.SUSPENDED, MailboxStatus.CLOSED);

    private StockFile() {}

    /** The mailboxes of its good lines, one by one. */
    public static void read(Optional<Operator> operator, DataSetReading reading, Consumer<? super Mailbox> mailboxes) {
        DataTable.open(NAME, COLUMNS, List.of(), Gap.STOCK, reading)
                .ifPresent(table -> mailboxes(table, operator, reading, mailboxes));
    }

    private static void mailboxes(
            DataTable table, Optional<Operator> operator, DataSetReading reading, Consumer<? super Mailbox> mailboxes) {
        ColumnDates dates = table.dates("last_activity");
        boolean[] some = {false, false};
        table.read(cells -> mailbox(cells, dates), mailbox -> {
            some[0] = true;
            some[1] |= operator.filter(seeing -> seeing.owns(mailbox.address())).isPresent();
            mailboxes.accept(mailbox);
        });
        if (!some[0]) {
            reading.unusableLines(
                    table.file(),
                    "aucune ligne utilisable : un stock vide ferait retirer tout ce qui est publié. Vérifiez l'export.",
                    "no usable line: an empty stock would take away everything that is published. Check the export.");
        } else if (operator.isPresent() && !some[1]) {
            String domains = String.join(", ", new TreeSet<>(operator.get().domains()));
            reading.unusable(
                    table.file(),
                    "aucune ligne dans les domaines de l'opérateur (" + domains + ") : un stock vide ferait retirer"
                            + " tout ce qui est publié. Vérifiez que c'est son export, et les domaines d'operator.yaml.",
                    "no line in the operator's domains (" + domains + "): an empty stock would take away everything"
                            + " that is published. Check that the export is its own, and the domains of operator.yaml.");
        }
    }

    private static Optional<Mailbox> mailbox(Cells cells, ColumnDates dates) {
        Optional<MailboxAddress> address = cells.address();
        Optional<MailboxType> type = cells.required("type").flatMap(text -> cells.oneOf("type", text, TYPES));
        Optional<Holder> holder = holder(cells);
        Optional<Identifier> structure = cells.structureIn("structure");
        Optional<MailboxStatus> status =
                cells.required("status").flatMap(text -> cells.oneOf("status", text, STATUSES));
        Optional<LocalDate> lastActivity = cells.date("last_activity", dates);
        boolean redList = cells.yesOrNo("red_list").orElse(false);
        Optional<String> description = cells.prose("description");
        Optional<String> service = cells.prose("service");
        Optional<String> responsible = cells.prose("responsible");
        if (!cells.areSound()) {
            return Optional.empty();
        }
        return Optional.of(new Mailbox(
                address.orElseThrow(),
                type.orElseThrow(),
                holder.orElseThrow(),
                structure,
                status.orElseThrow(),
                lastActivity,
                redList,
                description,
                service,
                responsible,
                cells.labels(),
                cells.source()));
    }

    private static Optional<Holder> holder(Cells cells) {
        Optional<String> idType = cells.text("holder_id_type");
        if (idType.isEmpty()) {
            return nobody(cells);
        }
        return switch (idType.get()) {
            case "8" ->
                cells.identifier(
                        "holder_id",
                        text -> new Holder.National(IdNatPs.ofRpps(text)),
                        new Text(
                                "ni un numéro RPPS (11 chiffres) ni un IdNatPS (8 suivi de 11 chiffres)",
                                "neither an RPPS number (11 digits) nor an IdNatPS (8 and 11 digits)"));
            case "0" ->
                cells.identifier(
                        "holder_id",
                        text -> new Holder.National(IdNatPs.ofAdeli(text)),
                        new Text(
                                "ni un numéro ADELI (9 caractères) ni un IdNatPS (0 suivi de 9 caractères)",
                                "neither an ADELI number (9 characters) nor an IdNatPS (0 and 9 characters)"));
            case "10" -> cells.required("holder_id").map(Holder.ByAddress::new);
            case "1", "3", "4", "5", "6" ->
                cells.required("holder_id").map(number -> new Holder.Registered(idType.get(), number));
            default -> {
                cells.oneOf("holder_id_type", idType.get(), List.of("8", "0", "10", "1", "3", "4", "5", "6"));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Holder> nobody(Cells cells) {
        if (cells.text("holder_id").isPresent()) {
            cells.wrong(
                    "holder_id_type",
                    "la valeur manque alors que holder_id est rempli. Écrivez 8 (RPPS), 0 (ADELI), 10 (adresse)"
                            + " ou 1, 3, 4, 5, 6 (numéro de registre).",
                    "the value is missing although holder_id is filled. Write 8 (RPPS), 0 (ADELI), 10 (address)"
                            + " or 1, 3, 4, 5, 6 (register number).");
        }
        return Optional.of(new Holder.None());
    }
}
