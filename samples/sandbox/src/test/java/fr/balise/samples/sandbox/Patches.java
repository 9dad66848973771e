package fr.balise.samples.sandbox;

import java.util.List;

/** Bodies of FHIRPath patches. */
final class Patches {
    private Patches() {}

    static String of(String... operations) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", List.of(operations)) + "]}";
    }

    static String insert(String type, String mailbox) {
        return operation(
                "insert",
                type + ".telecom",
                ",{\"name\":\"index\",\"valueInteger\":0}" + value("ContactPoint", mailbox));
    }

    static String delete(String type, String address) {
        return operation("delete", where(type, address), "");
    }

    static String replace(String path, String valueType, String json) {
        return operation("replace", path, value(valueType, json));
    }

    static String where(String type, String address) {
        return type + ".telecom.where(value = '" + address.replace("'", "\\\\u0027") + "')";
    }

    static String redList(String type, String address) {
        return where(type, address) + ".extension('" + SampleFiles.METADATA + "').extension('listeRouge').value";
    }

    static String operation(String kind, String path, String more) {
        return "{\"name\":\"operation\",\"part\":[{\"name\":\"type\",\"valueCode\":\"" + kind
                + "\"},{\"name\":\"path\",\"valueString\":\"" + path + "\"}" + more + "]}";
    }

    private static String value(String type, String json) {
        return ",{\"name\":\"value\",\"value" + type + "\":" + json + "}";
    }
}
