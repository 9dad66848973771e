package fr.balise.core.policy.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the sheets of a workbook, in their order. */
final class XlsxWorkbook {
    private XlsxWorkbook() {}

    static List<String> sheets(byte[] workbook, byte[] relations) throws TableProblem {
        Map<String, String> targets = new HashMap<>();
        Xml.read(relations, (element, reader) -> {
            if (element.equals("Relationship") && Xml.attribute(reader, "Type").endsWith("/worksheet")) {
                targets.put(Xml.attribute(reader, "Id"), path(Xml.attribute(reader, "Target")));
            }
        });
        List<String> sheets = new ArrayList<>();
        Xml.read(workbook, (element, reader) -> {
            if (element.equals("sheet")) {
                if (!List.of("", "visible").contains(Xml.attribute(reader, "state"))) {
                    throw TableProblem.whole(
                            "le classeur a une feuille masquée : « " + Xml.attribute(reader, "name") + " »",
                            "the workbook has a hidden sheet: '" + Xml.attribute(reader, "name") + "'",
                            "Affichez-la, ou supprimez-la.",
                            "Show it, or delete it.");
                }
                sheets.add(targets.get(Xml.attribute(reader, "id")));
            }
        });
        return sheets.stream().filter(Objects::nonNull).toList();
    }

    /** Targets are relative to the workbook, or absolute inside the file. */
    private static String path(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }
}
