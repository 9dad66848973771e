package fr.balise.cells.xlsx;

import fr.balise.cells.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A part of a workbook, read as a stream: no document types, no entities, nothing from elsewhere. Elements are known by
 * their whole path, since a copy of a row in another namespace or at another place is shown by some programs only.
 */
final class XmlPart {
    private static final int DEEPEST = 50;
    private static final Set<String> OURS = Set.of(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://schemas.openxmlformats.org/package/2006/relationships");
    private static final Set<String> RELATIONS = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XmlPart() {}

    /** Looks at each element in turn. */
    interface Elements {
        /**
         * At the start of an element; its text may be read from the reader.
         *
         * @param path names from the root on, such as {@code worksheet/cols/col}; with {@code ?/} in it where a name is
         *     of another namespace
         */
        void start(String path, XMLStreamReader reader) throws XMLStreamException, UnreadableTable;

        /** At its end. */
        default void end(String path) throws UnreadableTable {}
    }

    static void read(byte[] part, Elements elements) throws UnreadableTable {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLReporter((message, type, information, place) -> {});
        try {
            read(factory.createXMLStreamReader(text(part)), elements);
        } catch (XMLStreamException e) {
            throw Workbook.unreadable();
        }
    }

    /**
     * The text of a part, UTF-8 or UTF-16 (ECMA-376, part 2). It is decoded here: bytes that are no text make the JDK's
     * reader write to standard error, whoever listens to its reports.
     */
    private static Reader text(byte[] part) {
        boolean wide = part.length > 1 && (part[0] & part[1] & 0xFE) == 0xFE;
        boolean marked = part.length > 2 && part[0] == (byte) 0xEF && part[1] == (byte) 0xBB && part[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(part, start, part.length - start),
                (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder());
    }

    private static void read(XMLStreamReader reader, Elements elements) throws XMLStreamException, UnreadableTable {
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null && !declared.toUpperCase(Locale.ROOT).matches("UTF-?(8|16)")) {
            throw Workbook.unreadable();
        }
        Deque<String> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE || open.size() > DEEPEST) {
                throw Workbook.unreadable();
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                String name = OURS.contains(String.valueOf(reader.getNamespaceURI()))
                        ? reader.getLocalName()
                        : "?/" + reader.getLocalName();
                open.push(open.isEmpty() ? name : open.peek() + "/" + name);
                elements.start(String.valueOf(open.peek()), reader);
            }
            if (reader.getEventType() == XMLStreamReader.END_ELEMENT) {
                elements.end(open.pop());
            }
        }
    }

    /** A text with the characters that stand in it as {@code _x000D_} (ST_Xstring); line ends become {@code \n}. */
    static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))))
                .replaceAll("\r\n?", "\n");
    }

    /** An attribute's value; empty when it is absent. */
    static Optional<String> attribute(XMLStreamReader reader, String name) {
        return attribute(reader, name, Set.of(""));
    }

    /** The id of a relation. */
    static String relation(XMLStreamReader reader) {
        return attribute(reader, "id", RELATIONS).orElse("");
    }

    private static Optional<String> attribute(XMLStreamReader reader, String name, Set<String> namespaces) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals(name)
                    && namespaces.contains(namespace == null ? "" : namespace)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** True for an attribute that says yes. */
    static boolean isTrue(XMLStreamReader reader, String name) {
        return attribute(reader, name).filter(Set.of("1", "true")::contains).isPresent();
    }

    /** A whole number that is not negative. */
    static int number(XMLStreamReader reader, String name, int otherwise) throws UnreadableTable {
        Optional<String> written = attribute(reader, name);
        if (written.filter(text -> !text.matches("[0-9]{1,7}")).isPresent()) {
            throw Workbook.unreadable();
        }
        return written.map(Integer::parseInt).orElse(otherwise);
    }

    /** True for a size that is given and too small to be seen. */
    static boolean isTiny(XMLStreamReader reader, String name, double smallest) throws UnreadableTable {
        Optional<String> written = attribute(reader, name);
        if (written.filter(text -> !text.matches("[0-9]{1,9}([.][0-9]{1,20})?")).isPresent()) {
            throw Workbook.unreadable();
        }
        return written.filter(text -> Double.parseDouble(text) < smallest).isPresent();
    }
}
