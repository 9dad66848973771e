package fr.balise.adapters.fhir.snapshot;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A directory in memory, three resources on a page, that can fall silent at any call. */
final class FakeDirectory implements Transport {
    private static final int PAGE = 3;
    private static final Pattern SINCE = Pattern.compile("_lastUpdated=ge([0-9T:.-]+Z)");

    private final NavigableMap<String, Instant> updated = new TreeMap<>();
    private final NavigableMap<String, String> content = new TreeMap<>();
    int calls;
    int calledBeforeSilence = Integer.MAX_VALUE;
    /** Pages announced before this many calls are no longer there. */
    int forgottenBefore;

    int announcedTooMany;
    boolean withoutLastUpdated;

    /** The process ends, as far as the reading can tell. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void put(String type, String id, String said, Instant when) {
        updated.put(type + "/" + id, when);
        content.put(
                type + "/" + id,
                "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"meta\":{\"lastUpdated\":\"" + when
                        + "\"},\"active\":true,\"name\":\"" + said + "\"}");
    }

    void delete(String type, String id) {
        updated.remove(type + "/" + id);
        content.remove(type + "/" + id);
    }

    /** What it shows now. */
    Map<String, String> shown() {
        return new TreeMap<>(content);
    }

    @Override
    public URI base() {
        return URI.create("https://annuaire.exemple.invalid/fhir/v2");
    }

    @Override
    public Reply exchange(Call call, Departure departure) {
        calls++;
        if (calls > calledBeforeSilence) {
            throw new Killed();
        }
        return call.verb() == Call.Verb.GET ? next(call.target()) : first(call);
    }

    private Reply first(Call call) {
        String form = URLDecoder.decode(call.body().orElseThrow().text(), StandardCharsets.UTF_8);
        Matcher since = SINCE.matcher(form);
        boolean changes = since.find();
        if (changes && withoutLastUpdated) {
            return new Reply.Answer(
                    400,
                    Map.of(),
                    "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":"
                            + "\"Parameter _lastUpdated not found for resource\"}]}");
        }
        return page(call.target().split("/")[0], changes ? since.group(1) : "", "");
    }

    private Reply next(String target) {
        String[] token = URLDecoder.decode(target.substring(target.indexOf('=') + 1), StandardCharsets.UTF_8)
                .split("~", -1);
        return Integer.parseInt(token[3]) < forgottenBefore
                ? new Reply.Answer(410, Map.of(), "{\"resourceType\":\"OperationOutcome\"}")
                : page(token[0], token[1], token[2]);
    }

    private Reply page(String type, String since, String after) {
        List<String> all = content.subMap(type + "/", type + "0").keySet().stream()
                .filter(key -> since.isEmpty() || !updated.get(key).isBefore(Instant.parse(since)))
                .toList();
        List<String> rest = all.stream().filter(key -> key.compareTo(after) > 0).toList();
        List<String> page = rest.subList(0, Math.min(PAGE, rest.size()));
        String link = rest.size() > PAGE
                ? ",\"link\":[{\"relation\":\"next\",\"url\":\"" + base() + "/_page?id=" + type + "~" + since + "~"
                        + page.get(PAGE - 1) + "~" + calls + "\"}]"
                : "";
        return new Reply.Answer(
                200,
                Map.of(),
                "{\"resourceType\":\"Bundle\",\"total\":" + (all.size() + announcedTooMany) + link + ",\"entry\":["
                        + page.stream()
                                .map(key -> "{\"resource\":" + content.get(key) + "}")
                                .collect(Collectors.joining(","))
                        + "]}");
    }

    @Override
    public void close() {
        // Others may ask it again.
    }
}
