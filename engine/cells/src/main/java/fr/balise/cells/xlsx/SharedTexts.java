package fr.balise.cells.xlsx;

import fr.balise.cells.UnreadableTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts that cells refer to by number: all runs of each, without the phonetic notes of Japanese. */
final class SharedTexts implements XmlPart.Elements {
    private static final Set<String> RUNS = Set.of("sst/si/t", "sst/si/r/t");

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private SharedTexts() {}

    /** All texts; none when the workbook has no such part. */
    static List<String> read(byte @Nullable [] part) throws UnreadableTable {
        SharedTexts shared = new SharedTexts();
        if (part != null) {
            XmlPart.read(part, shared);
        }
        return shared.texts;
    }

    @Override
    public void start(String path, XMLStreamReader reader) throws XMLStreamException, UnreadableTable {
        if (RUNS.contains(path)) {
            text.append(reader.getElementText());
        } else if (path.endsWith("/si") && !path.equals("sst/si")) {
            throw Workbook.shownBySomeOnly();
        }
    }

    @Override
    public void end(String path) {
        if (path.equals("sst/si")) {
            texts.add(text.toString());
            text.setLength(0);
        }
    }
}
