import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What two versions decide on the same data; arguments: two built checkouts, a folder to work in, a number of seeds. */
public final class Compare {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] COUNTS = {"cases", "required", "allowed", "remove", "undecided", "keep"};

    /** A difference on one data set. */
    record Difference(String kind, String data, String what) {}

    public static void main(String[] arguments) throws Exception {
        Path before = Path.of(arguments[0]);
        Path after = Path.of(arguments[1]);
        Path work = Path.of(arguments[2]);
        SortedMap<String, Path> sets = new TreeMap<>();
        sets.put("data", before.resolve("samples/data"));
        try (Stream<Path> broken = Files.list(before.resolve("samples/broken"))) {
            broken.filter(Files::isDirectory).forEach(set -> sets.put("broken/" + set.getFileName(), set));
        }
        for (int seed = 1; seed <= Integer.parseInt(arguments[3]); seed++) {
            sets.put(String.format("random/%02d", seed), new RandomData(seed).write(work.resolve("random-" + seed)));
        }
        List<Difference> all = new ArrayList<>();
        int cases = 0;
        for (Map.Entry<String, Path> set : sets.entrySet()) {
            Process one = plan(before, set.getValue(), work.resolve("before.json"));
            Process other = plan(after, set.getValue(), work.resolve("after.json"));
            SortedMap<String, String> old = decided(one, work.resolve("before.json"));
            SortedMap<String, String> now = decided(other, work.resolve("after.json"));
            List<Difference> found = differences(set.getKey(), old, now);
            all.addAll(found);
            int decided = Integer.parseInt(old.getOrDefault("cases", "0"));
            cases += decided;
            System.out.printf(
                    "%-32s %4d cases  %s%n",
                    set.getKey(), decided, found.isEmpty() ? "equal" : "different: " + found.size());
        }
        System.out.printf("%n%d data sets, %d cases, %d differences%n", sets.size(), cases, all.size());
        System.exit(tell(all, after) ? 0 : 2);
    }

    private static Process plan(Path checkout, Path data, Path to) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + to.resolveSibling("home"),
                "-jar",
                checkout.resolve("adapters/cli/target/balise.jar").toString(),
                "plan",
                "--policy",
                checkout.resolve("rules/policy").toString(),
                "--data",
                data.toString(),
                "--as-of",
                "2026-12-01",
                "--format",
                "json",
                "--lang",
                "en");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(to.getParent().toFile())
                .redirectOutput(to.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("BALISE_"));
        return builder.start();
    }

    /** A line for each change, each number of cases, and for the plan as a whole; nothing of how a format words it. */
    private static SortedMap<String, String> decided(Process process, Path file) throws Exception {
        SortedMap<String, String> decided = new TreeMap<>();
        int exitCode = process.waitFor();
        decided.put("plan", exitCode == 0 ? "made" : "refused (exit code " + exitCode + ")");
        if (exitCode != 0) {
            return decided;
        }
        JsonNode plan = JSON.readTree(file.toFile());
        for (String count : COUNTS) {
            decided.put(count, plan.at("/summary/" + count).asText());
        }
        for (JsonNode change : plan.path("changes")) {
            decided.put(
                    place(change),
                    change.path("action").asText() + set(change.path("set")) + rules(change.path("reasons")));
        }
        for (JsonNode held : plan.path("withheld")) {
            JsonNode change = held.has("change") ? held.path("change") : held;
            decided.put(place(change), "WITHHELD " + change.path("action").asText() + rules(change.path("reasons")));
        }
        return decided;
    }

    private static String place(JsonNode change) {
        JsonNode carrier = change.path("carrier");
        return change.path("mailbox").asText() + " on "
                + (carrier.isTextual()
                        ? carrier.asText()
                        : carrier.path("resourceType").asText() + "/"
                                + carrier.path("id").asText());
    }

    private static String set(JsonNode set) {
        SortedMap<String, String> values = new TreeMap<>();
        set.properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        return values.isEmpty() ? "" : " " + values;
    }

    private static String rules(JsonNode reasons) {
        TreeSet<String> rules = reasons.valueStream()
                .map(reason -> reason.path("rule").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        return rules.isEmpty() ? "" : " by " + String.join(", ", rules);
    }

    /** Where a plan is made by one version alone, or a place changes, what follows from it is not told beside it. */
    private static List<Difference> differences(String data, Map<String, String> old, Map<String, String> now) {
        if (!old.get("plan").equals(now.get("plan"))) {
            String kind = "plan: " + old.get("plan") + " → " + now.get("plan") + ", " + data;
            return List.of(new Difference(kind, data, "the plan"));
        }
        List<Difference> found = new ArrayList<>();
        TreeSet<String> places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        for (String place : places) {
            String from = old.getOrDefault(place, "nothing");
            String to = now.getOrDefault(place, "nothing");
            boolean held = from.equals("nothing") && to.startsWith("WITHHELD");
            if (place.contains(" on ") && !from.equals(to) && !held) {
                String kind = (from + " → " + to).replaceAll(" \\{[^}]*}", "");
                found.add(new Difference(kind, data, place + ": " + from + " → " + to));
            }
        }
        if (found.isEmpty()) {
            String counts = Stream.of(COUNTS)
                    .filter(count -> !Objects.equals(old.get(count), now.get(count)))
                    .map(count -> count + " " + old.get(count) + " → " + now.get(count))
                    .collect(Collectors.joining(", "));
            if (!counts.isEmpty()) {
                found.add(new Difference("cases by verdict, " + data, data, counts));
            }
        }
        return found;
    }

    /** The part of the log around a place, as far as the next stop on either side. */
    private static String sentence(String log, int at) {
        int from = Stream.of(". ", "; ", ": ", " - ")
                .mapToInt(stop -> log.lastIndexOf(stop, at) + stop.length())
                .max()
                .orElse(at);
        int to = IntStream.range(at, log.length())
                .filter(i -> ".;:".indexOf(log.charAt(i)) >= 0)
                .findFirst()
                .orElse(log.length());
        return log.substring(from, to);
    }

    /** False when a kind has no line of the change log. */
    private static boolean tell(List<Difference> all, Path checkout) throws IOException {
        String log = Files.readString(checkout.resolve("CHANGELOG.md")).replaceAll("\\s+", " ");
        List<String> intended = Files.readAllLines(checkout.resolve("samples/benchmarks/compare/intended.txt"));
        Map<String, List<Difference>> kinds =
                all.stream().collect(Collectors.groupingBy(Difference::kind, LinkedHashMap::new, Collectors.toList()));
        boolean explained = true;
        for (Map.Entry<String, List<Difference>> kind : kinds.entrySet()) {
            String why = intended.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ## ", 2))
                    .filter(line -> kind.getKey().matches(line[0]) && log.contains(line[1]))
                    .map(line -> "CHANGELOG: " + sentence(log, log.indexOf(line[1])))
                    .findFirst()
                    .orElse("NOT EXPLAINED by any line of CHANGELOG.md");
            explained &= why.startsWith("CHANGELOG");
            Difference first = kind.getValue().get(0);
            System.out.printf(
                    "%n%d × %s%n  first: %s, %s%n  %s%n",
                    kind.getValue().size(), kind.getKey(), first.data(), first.what(), why);
        }
        return explained;
    }
}

/** A data set of some forty professionals, the same for the same seed: every kind of holder, state, usage and place. */
final class RandomData {
    private static final String MAILBOX = """
            {"system":"email","value":"%s","extension":[{"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type",\
            "valueCoding":{"system":"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie","code":"MSSANTE"}},\
            {"url":"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata","extension":[\
            {"url":"type","valueCodeableConcept":{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL","code":"%s"}]}}\
            %s]}]}""";

    private final Random random;
    private final Map<String, List<String>> published = new TreeMap<>();
    private final StringBuilder stock = new StringBuilder(
            "address,type,holder_id_type,holder_id,structure,status,last_activity,red_list,description,service,responsible\n");
    private final StringBuilder answers = new StringBuilder("address,situation,wanted,preferred,declared_on\n");
    private final StringBuilder directory = new StringBuilder();

    RandomData(int seed) {
        this.random = new Random(seed);
    }

    Path write(Path folder) throws IOException {
        int structures = 4 + random.nextInt(5);
        int people = 20 + random.nextInt(20);
        List<String> roles = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            for (int at = 0; at < 1 + random.nextInt(3); at++) {
                roles.add(person + "-" + random.nextInt(structures));
            }
        }
        List<String> places = new ArrayList<>();
        for (String role : roles.stream().distinct().toList()) {
            places.add("PractitionerRole/role-" + role);
        }
        for (int person = 0; person < people; person++) {
            personal(person, places, chance(0.2) ? "b" : "a");
        }
        for (int structure = 0; structure < structures; structure++) {
            organisational(structure, places);
        }
        for (int stranger = 0; stranger < 3; stranger++) {
            publish("other." + stranger + "@elsewhere.mssante.fr", "PER", places.get(random.nextInt(places.size())));
            publish("gone." + stranger + "@a-exemple.mssante.fr", "PER", places.get(random.nextInt(places.size())));
        }
        resources(structures, people, roles.stream().distinct().toList());
        Files.createDirectories(folder.resolve("directory"));
        Files.writeString(folder.resolve("directory/all.ndjson"), directory);
        Files.writeString(folder.resolve("mailboxes.csv"), stock);
        Files.writeString(folder.resolve("declarations.csv"), answers);
        Files.writeString(
                folder.resolve("operator.yaml"),
                "name: Random\ndomains:\n  - a-exemple.mssante.fr\n  - b-exemple.mssante.fr\n");
        return folder;
    }

    private void personal(int person, List<String> places, String domain) {
        String address = "person." + person + "@" + domain + "-exemple.mssante.fr";
        String holder = chance(0.05) ? "10," + address : "8," + rpps(person);
        line(address, chance(0.05) ? "CAB" : "PER", holder, "", address.startsWith("person"));
        List<String> own = places.stream()
                .filter(place -> place.startsWith("PractitionerRole/role-" + person + "-"))
                .toList();
        for (String place : own) {
            answer(address, place, 0.75);
            if (chance(0.5)) {
                publish(address, "PER", place);
            }
        }
        if (chance(0.1)) {
            publish(address, "PER", "Practitioner/person-" + person);
        }
        if (chance(0.1)) {
            publish(address, "PER", places.get(random.nextInt(places.size())));
        }
    }

    private void organisational(int structure, List<String> places) {
        for (String type : new String[] {"ORG", "APP"}) {
            String address = type.toLowerCase() + "." + structure + "@a-exemple.mssante.fr";
            line(address, type, ",", finess(structure), true);
            if (chance(0.6)) {
                publish(address, type, "Organization/org-" + structure);
            }
            for (String place : places) {
                if (type.equals("ORG") && place.endsWith("-" + structure) && chance(0.3)) {
                    answer(address, place, 1);
                    if (chance(0.5)) {
                        publish(address, type, place);
                    }
                }
            }
        }
    }

    private void line(String address, String type, String holder, String structure, boolean described) {
        String status = chance(0.9) ? "ACTIVE" : chance(0.5) ? "SUSPENDED" : "CLOSED";
        String active = chance(0.06)
                ? ""
                : LocalDate.parse("2026-11-30")
                        .minusDays(chance(0.8) ? random.nextInt(200) : random.nextInt(900))
                        .toString();
        boolean told = described && !type.equals("PER");
        stock.append(String.join(
                        ",",
                        address,
                        type,
                        holder,
                        structure,
                        status,
                        active,
                        chance(0.1) ? "yes" : "no",
                        told ? "Boîte" : "",
                        "",
                        ""))
                .append('\n');
    }

    private void answer(String address, String place, double asked) {
        if (chance(asked)) {
            String wanted = chance(0.7) ? "yes" : "no";
            answers.append(String.join(
                            ",",
                            address,
                            situation(place),
                            wanted,
                            wanted.equals("yes") && chance(0.2) ? "yes" : "no",
                            "2026-10-01"))
                    .append('\n');
        }
    }

    private void publish(String address, String type, String place) {
        String marked = chance(0.5) ? ",{\"url\":\"listeRouge\",\"valueBoolean\":" + chance(0.2) + "}" : "";
        List<String> there = published.computeIfAbsent(place, any -> new ArrayList<>());
        if (there.stream().noneMatch(each -> each.contains("\"" + address + "\""))) {
            there.add(MAILBOX.formatted(address, type, marked));
        }
    }

    private void resources(int structures, int people, List<String> roles) {
        for (int structure = 0; structure < structures; structure++) {
            String whole = structure > 0 && chance(0.4) ? ",\"partOf\":{\"reference\":\"Organization/org-0\"}" : "";
            String sector = List.of("SA01", "SA05", "SA25", "SA33", "SA07").get(random.nextInt(5));
            resource(
                    "Organization",
                    "org-" + structure,
                    "https://finess.esante.gouv.fr",
                    finess(structure),
                    0.92,
                    ",\"name\":\"Structure " + structure
                            + "\",\"type\":[{\"coding\":[{\"system\":\"https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite\",\"code\":\""
                            + sector + "\"}]}]" + whole);
        }
        for (int person = 0; person < people; person++) {
            resource(
                    "Practitioner",
                    "person-" + person,
                    "https://rpps.esante.gouv.fr",
                    rpps(person),
                    0.95,
                    ",\"name\":[{\"family\":\"Nom" + person + "\"}]");
        }
        for (String role : roles) {
            String[] who = role.split("-");
            resource(
                    "PractitionerRole",
                    "role-" + role,
                    "https://rpps.esante.gouv.fr",
                    situation("PractitionerRole/role-" + role),
                    0.9,
                    ",\"practitioner\":{\"reference\":\"Practitioner/person-" + who[0]
                            + "\"},\"organization\":{\"reference\":\"Organization/org-"
                            + (chance(0.03) ? "absent" : who[1]) + "\"}");
        }
    }

    private void resource(String type, String id, String system, String value, double open, String more) {
        List<String> mailboxes = published.getOrDefault(type + "/" + id, List.of());
        directory.append(
                "{\"resourceType\":\"%s\",\"id\":\"%s\",\"identifier\":[{\"system\":\"%s\",\"value\":\"%s\"}],\"active\":%s%s%s}%n"
                        .formatted(
                                type,
                                id,
                                system,
                                value,
                                chance(open),
                                more,
                                mailboxes.isEmpty() ? "" : ",\"telecom\":[" + String.join(",", mailboxes) + "]"));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private static String rpps(int person) {
        return "109900%05d".formatted(person);
    }

    private static String finess(int structure) {
        return "9900%05d".formatted(structure);
    }

    private static String situation(String place) {
        String[] who = place.substring("PractitionerRole/role-".length()).split("-");
        return "9900%04d%04d".formatted(Integer.parseInt(who[0]), Integer.parseInt(who[1]));
    }
}
