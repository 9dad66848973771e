package fr.balise.core.policy.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the one sheet of an Excel workbook (ISO/IEC 29500): texts and numbers. It unpacks in memory and within bounds,
 * and refuses whatever shows people another table than the one that counts: formulas, hidden or merged cells, a second
 * sheet.
 */
final class XlsxSheet {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final int LARGEST_CONTENT = 10_000_000;
    private static final int LARGEST_FILE = 1_000_000;

    private XlsxSheet() {}

    static Sheet read(byte[] file) throws TableProblem {
        if (file.length > LARGEST_FILE) {
            throw tooLarge();
        }
        Map<String, byte[]> parts = Archive.unpack(file, LARGEST_CONTENT).orElseThrow(XlsxSheet::tooLarge);
        List<String> texts = XlsxTexts.read(parts.get(TEXTS));
        List<Sheet> filled = new ArrayList<>();
        for (String path : XlsxWorkbook.sheets(part(parts, WORKBOOK), part(parts, RELATIONS))) {
            Sheet sheet = new XlsxCells(texts).read(part(parts, path));
            if (!sheet.rows().isEmpty() || filled.isEmpty()) {
                filled.add(sheet);
            }
        }
        if (filled.size() != 1) {
            throw TableProblem.whole(
                    "le classeur a plusieurs feuilles remplies : une seule serait lue",
                    "the workbook has several filled sheets: one only would be read",
                    "Mettez chaque table dans son fichier.",
                    "Put each table in a file of its own.");
        }
        return filled.get(0);
    }

    private static byte[] part(Map<String, byte[]> parts, String path) throws TableProblem {
        byte[] part = parts.get(path);
        if (part == null) {
            throw unreadable();
        }
        return part;
    }

    private static TableProblem tooLarge() {
        return TableProblem.whole(
                "classeur de plus de " + LARGEST_FILE + " octets, ou de " + LARGEST_CONTENT + " une fois déplié",
                "workbook larger than " + LARGEST_FILE + " bytes, or " + LARGEST_CONTENT + " once unpacked",
                "Retirez-en les images et les mises en forme.",
                "Remove pictures and formats from it.");
    }

    static TableProblem unreadable() {
        return TableProblem.whole(
                "ce n'est pas un classeur Excel lisible (.xlsx, sans mot de passe)",
                "not a readable Excel workbook (.xlsx, without a password)",
                "Enregistrez-le de nouveau au format .xlsx, ou en CSV UTF-8.",
                "Save it again as .xlsx, or as CSV UTF-8.");
    }
}
