package fr.balise.adapters.formats.json;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.PublicationCase;
import java.util.LinkedHashMap;
import java.util.Map;

/** A case in a document: each attribute and its value, by the names that rules use. */
public final class CaseJson {
    private CaseJson() {}

    /** In the order of attributes. */
    public static Map<String, String> of(PublicationCase aCase) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Attribute attribute : aCase.attributes()) {
            values.put(attribute.name(), aCase.value(attribute));
        }
        return values;
    }
}
