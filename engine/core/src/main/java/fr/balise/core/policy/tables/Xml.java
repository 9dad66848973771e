package fr.balise.core.policy.tables;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML parts of a workbook, read as a stream: no document types, no entities, nothing from elsewhere. */
final class Xml {
    private Xml() {}

    /** Looks at each element in turn. */
    interface Reading {
        /** At the start of an element. */
        void at(String element, XMLStreamReader reader) throws XMLStreamException, TableProblem;
    }

    static void read(byte[] part, Reading reading) throws TableProblem {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(part));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
                    throw XlsxSheet.unreadable();
                }
                if (event == XMLStreamReader.START_ELEMENT) {
                    reading.at(reader.getLocalName(), reader);
                }
            }
        } catch (XMLStreamException e) {
            throw XlsxSheet.unreadable();
        }
    }

    /** An attribute's value; empty text when it is absent. */
    static String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** True for an attribute that says yes. */
    static boolean isTrue(XMLStreamReader reader, String name) {
        String value = attribute(reader, name);
        return value.equals("1") || value.equals("true");
    }
}
