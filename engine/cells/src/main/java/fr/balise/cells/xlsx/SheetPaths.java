package fr.balise.cells.xlsx;

import fr.balise.cells.Characters;
import fr.balise.cells.Phrase;
import fr.balise.cells.UnreadableTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** Finds the sheets of a workbook, in their order. */
final class SheetPaths {
    private static final Set<String> WORKSHEET = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet");

    private final Map<String, String> targets = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private boolean from1904;

    private SheetPaths() {}

    static SheetPaths read(byte[] workbook, byte[] relations) throws UnreadableTable {
        SheetPaths found = new SheetPaths();
        XmlPart.read(relations, (path, reader) -> found.relation(path, reader));
        XmlPart.read(workbook, (path, reader) -> found.sheet(path, reader));
        return found;
    }

    List<String> paths() {
        return paths;
    }

    /** True when days are counted from 1904 on. */
    boolean from1904() {
        return from1904;
    }

    private void relation(String path, XMLStreamReader reader) {
        boolean sheet =
                XmlPart.attribute(reader, "Type").filter(WORKSHEET::contains).isPresent();
        if (path.equals("Relationships/Relationship") && sheet) {
            targets.put(
                    XmlPart.attribute(reader, "Id").orElse(""),
                    path(XmlPart.attribute(reader, "Target").orElse("")));
        }
    }

    private void sheet(String path, XMLStreamReader reader) throws UnreadableTable {
        if (path.equals("workbook/workbookPr")) {
            from1904 = XmlPart.isTrue(reader, "date1904");
        } else if (path.equals("workbook/sheets/sheet")) {
            add(reader);
        } else if (path.endsWith("/sheet") || path.endsWith("/sheets") && !path.equals("workbook/sheets")) {
            throw Workbook.shownBySomeOnly();
        }
    }

    private void add(XMLStreamReader reader) throws UnreadableTable {
        if (XmlPart.attribute(reader, "state")
                .filter(state -> !state.equals("visible"))
                .isPresent()) {
            String name = Characters.escaped(XmlPart.attribute(reader, "name").orElse(""));
            throw new UnreadableTable(
                    0,
                    0,
                    new Phrase(
                            "le classeur a une feuille masquée : « " + name + " »",
                            "the workbook has a hidden sheet: '" + name + "'"),
                    Workbook.SHOW_OR_DELETE);
        }
        paths.add(Objects.requireNonNullElse(targets.get(XmlPart.relation(reader)), ""));
    }

    /** Targets are relative to the workbook, or absolute inside the file. */
    private static String path(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }
}
