package fr.balise.core.policy.tables;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts that cells refer to by number. */
final class XlsxTexts {
    private static final int MOST = 100_000;

    private XlsxTexts() {}

    /** All texts; none when the workbook has no such part. */
    static List<String> read(byte @Nullable [] part) throws TableProblem {
        List<String> texts = new ArrayList<>();
        if (part != null) {
            Xml.read(part, (element, reader) -> {
                if (element.equals("si")) {
                    if (texts.size() == MOST) {
                        throw XlsxSheet.unreadable();
                    }
                    texts.add(text(reader, "si"));
                }
            });
        }
        return texts;
    }

    /** All runs of a text up to the end of its element, without the phonetic notes of Japanese. */
    static String text(XMLStreamReader reader, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("rPh")) {
                phonetic++;
            } else if (event == XMLStreamReader.END_ELEMENT
                    && reader.getLocalName().equals("rPh")) {
                phonetic--;
            } else if (event == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("t")
                    && phonetic == 0) {
                text.append(reader.getElementText());
            } else if (event == XMLStreamReader.END_ELEMENT
                    && reader.getLocalName().equals(element)) {
                break;
            }
        }
        return text.toString();
    }
}
