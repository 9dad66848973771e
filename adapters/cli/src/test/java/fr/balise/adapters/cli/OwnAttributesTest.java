package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that need words of their own, made as an operator makes them: from the small policy, without any Java. */
class OwnAttributesTest {
    private static final String FAURE = "felix.faure@hopital-exemple.mssante.fr";
    private static final String LOCUM = """
              exerciseMode:
                title: {fr: Mode d'exercice, en: Mode of exercise}
                directory: exerciseMode
                values: {LOCUM: [R]}
                default: OTHER
                words: {LOCUM: {fr: en remplacement, en: as a locum}, OTHER: {fr: hors remplacement, en: not as a locum}}
            """;

    @TempDir
    Path folder;

    private Path policy;
    private Path data;

    @BeforeEach
    void aPolicyToBeginWith() throws IOException {
        policy = folder.resolve("mine");
        data = folder.resolve("data");
        assertThat(Told.by("policy", "new", policy).exitCode()).isEqualTo(ExitCode.FINE);
        copy(Told.DATA, data);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + text);
    }

    private void declare(String attributes) throws IOException {
        append(policy.resolve("policy.yaml"), "\nattributes:\n" + attributes);
    }

    private void rule(String id, String condition, String effect) throws IOException {
        append(
                policy.resolve("rules/own.drl"),
                "rule \"%s\"\n  @ruleId(%s) @source(A3-USAGE)\nwhen\n  $case : PublicationCase( %s )\nthen\n  verdicts.%s($case);\nend\n"
                        .formatted(id, id, condition, effect));
        append(policy.resolve("messages_fr.properties"), id + "=La règle " + id + ".\n");
        append(policy.resolve("messages_en.properties"), id + "=The rule " + id + ".\n");
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private Told plan(Object... more) {
        Stream<Object> arguments =
                Stream.of("plan", "--policy", policy, "--data", data, "--as-of", "2026-12-01", "--color", "never");
        return Told.by(Stream.concat(arguments, Stream.of(more)).toArray());
    }

    private Told check() {
        return Told.by("policy", "check", policy);
    }

    private void aLocum() throws IOException {
        Path situations = data.resolve("directory/situations.ndjson");
        Files.writeString(
                situations,
                Files.readAllLines(situations).stream()
                        .map(line -> line.contains("\"id\":\"role-faure\"")
                                ? line.replace("\"code\":\"S\"", "\"code\":\"R\"")
                                : line)
                        .collect(Collectors.joining("\n", "", "\n")));
        declare(LOCUM);
        rule(
                "LOCUM-PREFERRED",
                "mailboxType == PER, carrierKind == SITUATION, link == HOLDER, carrierState == OPEN,\n"
                        + "    structureState == OPEN, exerciseMode == LOCUM, preference == NOT_PREFERRED",
                "remove");
    }

    @Test
    void a_locums_mailbox_is_published_only_where_it_is_wanted_and_preferred() throws IOException {
        aLocum();
        append(policy.resolve("scenarios/locum.yaml"), """
                - scenario: A locum's mailbox that is wanted and not preferred goes
                  rule: LOCUM-PREFERRED
                  given: {exerciseMode: LOCUM, usage: WANTED}
                  expect: {verdict: REMOVE, decidedBy: [LOCUM-PREFERRED]}
                - scenario: A locum's mailbox that is preferred stays
                  rule: LOCUM-PREFERRED
                  kind: near-miss
                  given: {exerciseMode: LOCUM, preference: PREFERRED}
                  expect: {verdict: REQUIRED, decidedBy: [PER-WANTED]}
                - scenario: A locum's mailbox leaves the situation, which the directory tells
                  facts:
                    practitioners: [{rpps: "10000000009"}]
                    structures: [{finess: "750000009", sector: SA01}]
                    situations: [{id: SE-1, of: "10000000009", at: "750000009", exerciseMode: R}]
                    mailboxes: [{address: claire@essai.mssante.fr, holder: "10000000009"}]
                    published: [{mailbox: claire@essai.mssante.fr, on: situation SE-1}]
                    declarations: [{mailbox: claire@essai.mssante.fr, situation: SE-1, wanted: yes}]
                  expect:
                    plan:
                      - {action: DETACH, mailbox: claire@essai.mssante.fr, carrier: situation SE-1, reasons: [LOCUM-PREFERRED]}
                """);
        Path base = folder.resolve("base");
        assertThat(Told.by("policy", "new", base).exitCode()).isEqualTo(ExitCode.FINE);

        assertThat(check().out()).contains("no problem");
        assertThat(Told.by("policy", "test", policy).out()).contains(" 0 failed.");
        assertThat(plan().out()).contains("The rule LOCUM-PREFERRED. [LOCUM-PREFERRED · A3-USAGE");
        assertThat(Told.by("policy", "diff", base, policy, "--data", data, "--as-of", "2026-12-01")
                        .out())
                .contains(
                        "not preferred there, as a locum", "real mailboxes: 1 (" + FAURE + ")", "exerciseMode: LOCUM");
        assertThat(Told.by("explain", FAURE, "--policy", policy, "--data", data, "--as-of", "2026-12-01")
                        .out())
                .contains("as a locum (mode of exercise in the directory: R)", "not as a locum (now: as a locum)");
        assertThat(Told.by(
                                "explain",
                                FAURE,
                                "--policy",
                                policy,
                                "--data",
                                data,
                                "--as-of",
                                "2026-12-01",
                                "--format=json")
                        .out())
                .contains("\"exerciseMode\": \"LOCUM\"", "\"codes\": {", "\"exerciseMode\": [");
        assertThat(Told.by("simulate", "--policy", base, "--against", policy, "--data", data, "--as-of", "2026-12-01")
                        .out())
                .contains("Disappears: 1", "LOCUM-PREFERRED");
    }

    @Test
    void a_rule_can_except_one_structure() throws IOException {
        declare("  exception:\n    structures: {EXCEPTED: [\"990000010\"]}\n    default: USUAL\n");
        rule("EXCEPTED-STAYS", "mailboxType == PER, exception == EXCEPTED, usage == REFUSED", "untouched");

        assertThat(check().out()).contains("no problem");
        assertThat(Told.by(
                                "explain",
                                "michel.dupont@ville-exemple.mssante.fr",
                                "--policy",
                                policy,
                                "--data",
                                data,
                                "--as-of",
                                "2026-12-01",
                                "--situation",
                                "990010550002")
                        .out())
                .contains("exception: EXCEPTED (structure of the carrier: 990000010)", "EXCEPTED-STAYS");
    }

    @Test
    void pharmacies_are_told_by_their_sector() throws IOException {
        declare("  trade:\n    directory: sector\n    values: {PHARMACY: [SA33, SA65]}\n    default: OTHER\n");
        rule("PHARMACY-LATER", "mailboxType == PER, carrierKind == SITUATION, trade == PHARMACY", "flag");

        assertThat(plan().out()).contains("The rule PHARMACY-LATER.");
    }

    @Test
    void pilot_hospitals_stand_in_a_table_that_rules_in_tables_read_in_french_too() throws IOException {
        declare("  pilot:\n    structures: {PILOT: []}\n    of: mailbox\n    default: REST\n");
        append(
                policy.resolve("tables/attribute-values.csv"),
                "identifiant;source;attribut;code;valeur\nPILOT-1;A3-USAGE;pilot;990000010;PILOT\n"
                        + "PILOT-2;A3-USAGE;pilot;990000999;PILOT\n");
        append(
                policy.resolve("tables/pilots.csv"),
                "identifiant;source;type de boîte;pilot;effet;phrase;phrase en anglais\n"
                        + "PILOTS-ONLY;A3-USAGE;ORG;!PILOT;signaler;Pas encore pilote.;Not a pilot yet.\n");

        assertThat(check().out()).contains("no problem");
        assertThat(plan().out())
                .contains("pilot of the policy (policy.yaml) names the structure 990000999")
                .doesNotContain("urgences@hopital-exemple.mssante.fr: Not a pilot yet.");
        assertThat(Told.by(
                                "explain",
                                "urgences@hopital-exemple.mssante.fr",
                                "--policy",
                                policy,
                                "--data",
                                data,
                                "--as-of",
                                "2026-12-01")
                        .out())
                .contains("pilot: PILOT (structure answerable for the mailbox: 990000010)", "PILOT-1");
    }

    @Test
    void what_a_column_holds_and_no_table_knows_is_told_once_with_how_often() throws IOException {
        declare("  contract:\n    column: Contrat\n    values: {FIXED: [CDD]}\n    default: OPEN\n"
                + "  grade:\n    column: grade\n    values: {HEAD: [chef]}\n    default: NONE\n");
        Path stock = data.resolve("mailboxes.csv");
        String[] lines = Files.readString(stock).split("\n");
        Files.writeString(
                stock,
                IntStream.range(0, lines.length)
                        .mapToObj(n -> lines[n] + "," + (n == 0 ? "contrat" : n == 1 ? "cdd" : n < 5 ? "CDI" : ""))
                        .collect(Collectors.joining("\n", "", "\n")));
        rule("FIXED-TERM", "mailboxType == PER, contract == FIXED", "flag");

        assertThat(plan().out())
                .contains("the column 'contrat' holds 'cdi', which is no code of the attribute contract of the policy;"
                        + " mailboxes that take OPEN for it: 3.")
                .contains(
                        "the column 'grade', which the attribute grade of the policy is read from, is missing or empty")
                .contains("The rule FIXED-TERM.");
    }

    @Test
    void mistakes_are_told_at_their_place_with_where_to_declare_ones_own() throws IOException {
        declare(LOCUM);
        append(
                policy.resolve("policy.yaml"),
                "  \"x == 1) eval(System.exit(0)\": {column: c, values: {A: a}, default: B}\n");
        rule("ONE", "exercisemode == LOCUM", "flag");
        rule("TWO", "exerciseMode == LOCUMS", "flag");
        rule("THREE", "contract == FIXED", "flag");
        rule("FOUR", "usage == DORMANT", "flag");

        Told told = check();
        assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(told.err() + told.out())
                .containsPattern(
                        "policy.yaml:[0-9]+:3: 'x == 1\\) eval\\(System.exit\\(0\\)' is not a name for an attribute")
                .contains("rules/own.drl:4:28: 'exercisemode' is unknown. Did you mean exerciseMode?")
                .contains("rules/own.drl:11:44: 'LOCUMS' (exerciseMode) is unknown. Did you mean LOCUM?")
                .contains("An attribute of your own is declared in policy.yaml, under attributes.")
                .contains("'DORMANT' is a value of activity, not of usage. Write activity == DORMANT");
    }

    private void eightOfSixteenValues() throws IOException {
        declare(IntStream.range(0, 8)
                .mapToObj(n -> "  own" + n + ": {column: c" + n + ", default: NONE, values: {"
                        + IntStream.range(0, 15)
                                .mapToObj(v -> "V" + v + ": x" + v)
                                .collect(Collectors.joining(", "))
                        + "}}\n")
                .collect(Collectors.joining()));
        for (int n = 0; n < 8; n++) {
            for (int v = 0; v < 15; v++) {
                rule("OWN-" + n + "-" + v, "mailboxType == PER, own" + n + " == V" + v, "flag");
            }
        }
    }

    @Test
    void eight_attributes_of_sixteen_values_are_read_and_decided_by() throws IOException {
        eightOfSixteenValues();
        Path stock = data.resolve("mailboxes.csv");
        String[] lines = Files.readString(stock).split("\n");
        Files.writeString(
                stock,
                IntStream.range(0, lines.length)
                        .mapToObj(n -> lines[n]
                                + IntStream.range(0, 8)
                                        .mapToObj(column -> n == 0 ? ",c" + column : ",x" + (n * 7 + column) % 16)
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("\n", "", "\n")));

        assertThat(check().out()).contains("no problem");
        assertThat(plan().out()).contains("The rule OWN-0-7.", "The rule OWN-7-14.");
    }

    /** Each value of the others told apart as well: more combinations than 64 bits hold. */
    @Test
    void a_policy_whose_decisions_are_not_remembered_is_told_so() throws IOException {
        eightOfSixteenValues();
        assertThat(check().out()).doesNotContain("no decision is remembered");
        for (Attribute attribute : Vocabulary.builtIn().of(CaseKind.PUBLICATION)) {
            for (String value : attribute.values()) {
                rule(
                        "TOLD-" + attribute.place() + "-" + attribute.values().indexOf(value),
                        "mailboxType == PER, " + attribute.name() + " == " + value,
                        "flag");
            }
        }

        Told told = check();

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("no decision is remembered and deciding takes longer");
    }
}
