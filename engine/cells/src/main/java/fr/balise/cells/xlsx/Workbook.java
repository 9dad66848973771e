package fr.balise.cells.xlsx;

import fr.balise.cells.Phrase;
import fr.balise.cells.Sheet;
import fr.balise.cells.UnreadableTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the one sheet of an Excel workbook (ISO/IEC 29500): texts, numbers, dates. It unpacks in memory and within
 * bounds, and refuses whatever shows people another table than the one that counts: formulas, hidden or merged cells, a
 * second sheet, rows that only some programs find.
 */
public final class Workbook {
    static final Phrase SHOW_OR_DELETE = new Phrase("Affichez-la, ou supprimez-la.", "Show it, or delete it.");

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String STYLES = "xl/styles.xml";

    private Workbook() {}

    /**
     * How large a workbook may be.
     *
     * @param file in bytes
     * @param unpacked in bytes
     * @param rows that are filled
     */
    public record Bounds(int file, int unpacked, int rows) {}

    /**
     * Reads a workbook.
     *
     * @throws UnreadableTable when it is none, is out of bounds, or is not what it shows
     */
    public static Sheet read(byte[] file, Bounds bounds) throws UnreadableTable {
        if (file.length > bounds.file()) {
            throw tooLarge(bounds);
        }
        Map<String, byte[]> parts = Archive.unpack(file, bounds.unpacked()).orElseThrow(() -> tooLarge(bounds));
        SheetPaths sheets = SheetPaths.read(part(parts, WORKBOOK), part(parts, RELATIONS));
        List<String> texts = SharedTexts.read(parts.get(TEXTS));
        CellFormats formats = CellFormats.read(parts.get(STYLES), sheets.from1904());
        List<Sheet> filled = new ArrayList<>();
        for (String path : sheets.paths()) {
            Sheet sheet = SheetPart.read(part(parts, path), texts, formats, bounds.rows());
            if (!sheet.rows().isEmpty() || filled.isEmpty()) {
                filled.add(sheet);
            }
        }
        if (filled.size() != 1) {
            throw new UnreadableTable(
                    0,
                    0,
                    new Phrase(
                            "le classeur a plusieurs feuilles remplies : une seule serait lue",
                            "the workbook has several filled sheets: one only would be read"),
                    new Phrase("Mettez chaque table dans son fichier.", "Put each table in a file of its own."));
        }
        return filled.get(0);
    }

    private static byte[] part(Map<String, byte[]> parts, String path) throws UnreadableTable {
        byte[] part = parts.get(path);
        if (part == null) {
            throw unreadable();
        }
        return part;
    }

    private static UnreadableTable tooLarge(Bounds bounds) {
        return new UnreadableTable(
                0,
                0,
                new Phrase(
                        "classeur de plus de " + bounds.file() + " octets, ou de " + bounds.unpacked()
                                + " une fois déplié",
                        "workbook larger than " + bounds.file() + " bytes, or " + bounds.unpacked() + " once unpacked"),
                new Phrase("Retirez-en les images et les mises en forme.", "Remove pictures and formats from it."));
    }

    static UnreadableTable unreadable() {
        return new UnreadableTable(
                0,
                0,
                new Phrase(
                        "ce n'est pas un classeur Excel lisible (.xlsx, sans mot de passe)",
                        "not a readable Excel workbook (.xlsx, without a password)"),
                new Phrase(
                        "Enregistrez-le de nouveau au format .xlsx, ou en CSV UTF-8.",
                        "Save it again as .xlsx, or as CSV UTF-8."));
    }

    static UnreadableTable shownBySomeOnly() {
        return new UnreadableTable(
                0,
                0,
                new Phrase(
                        "le classeur a des lignes, des colonnes ou des textes là où seuls certains programmes les"
                                + " cherchent",
                        "the workbook has rows, columns or texts where only some programs look for them"),
                new Phrase(
                        "Copiez la table dans un nouveau classeur, ou enregistrez-la en CSV UTF-8.",
                        "Copy the table into a new workbook, or save it as CSV UTF-8."));
    }
}
