package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.core.findings.Language;
import fr.balise.core.safety.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a French reader meets, as it is rendered, is French: help, errors and results of every command. */
class FrenchTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> the_help_of_every_command_is_french_as_it_is_rendered() {
        List<String> commands = new ArrayList<>();
        gather(line(), "", commands);
        return commands.stream()
                .map(command -> dynamicTest("balise" + command, () -> {
                    String help =
                            french((command + " --help").strip().split(" ")).out();

                    assertThat(EnglishWords.in(help)).isEmpty();
                    assertThat(help)
                            .contains("Usage\u00a0:")
                            .doesNotContainPattern("\\b(FILE|DIR|POLICY|NAME|SECONDS|HOURS|RUN|PLACE|COMMAND|LIMIT)\\b")
                            .doesNotContainPattern("[^\u00a0\\s][;!?»]|[^\u00a0]»| [:;!?»]|«[^\u00a0]|\\w\\(s\\)");
                }));
    }

    @Test
    void each_sentence_of_help_stands_under_the_same_key_in_both_languages() {
        Predicate<String> french = key -> key.matches("label\\..*|.*Heading|balise\\.help\\..*|helpCommand\\..*");

        assertThat(keys("help.properties"))
                .isEqualTo(keys("help_fr.properties").stream()
                        .filter(french.negate())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void every_command_option_and_argument_has_its_help() {
        assertThat(withoutHelp(line(), "balise")).isEmpty();
    }

    private static List<String> withoutHelp(CommandLine line, String name) {
        CommandSpec command = line.getCommandSpec();
        List<String> without = new ArrayList<>();
        if (command.usageMessage().description().length == 0) {
            without.add(name);
        }
        command.args().stream()
                .filter(argument -> !argument.hidden() && argument.description().length == 0)
                .forEach(argument -> without.add(name + " " + argument));
        line.getSubcommands().forEach((word, each) -> without.addAll(withoutHelp(each, name + " " + word)));
        return without;
    }

    private static SortedSet<String> keys(String file) {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    @Test
    void the_help_of_apply_names_every_limit_that_a_person_may_pass() {
        List<String> words = Stream.of(Limit.values())
                .filter(Limit::mayBeLifted)
                .map(Limit::override)
                .toList();

        assertThat(french("apply", "--help").out().split("[\\s,.=]+")).containsAll(words);
        assertThat(Told.by("apply", "--help").out().split("[\\s,.=]+")).containsAll(words);
    }

    @Test
    void neither_an_address_nor_a_command_is_broken_into_lines() {
        assertThat(french("plan", "--help").out())
                .contains("https://gateway.api.esante.gouv.fr/fhir/v2")
                .contains(
                        "  balise plan --policy rules/policy --data samples/data --out plan.json && balise show plan.json\n");
        assertThat(french("journal", "runs", "--help").out()).contains("jdbc:postgresql://HÔTE/BASE");
        assertThat(Told.by("plan", "--help").out())
                .contains(
                        "https://gateway.api.esante.gouv.fr/fhir/v2",
                        "--data=DIR ",
                        "--data samples/data --out plan.json && balise");
    }

    private static void gather(CommandLine line, String name, List<String> all) {
        all.add(name);
        line.getSubcommands().forEach((word, command) -> gather(command, name + " " + word, all));
    }

    private static CommandLine line() {
        PrintStream silent = new PrintStream(PrintStream.nullOutputStream());
        return Main.line(silent, silent, Configuration.empty(), Language.FR);
    }

    @TestFactory
    Stream<DynamicTest> errors_are_french() {
        return Stream.of(
                        "plan",
                        "show",
                        "plan --data",
                        "plan --directory",
                        "apply x --yes=3 --endpoint http://x",
                        "policy diff a b c d",
                        "sandbox --data x --port y",
                        "journal purge",
                        "journal purge --before yesterday",
                        "journal export --run x",
                        "plan --as-of x --data samples/data --policy rules/policy",
                        "plan --policy absent --data samples/data",
                        "plan --policy rules/policy --data absent",
                        "show README.md",
                        "plan --format xml --data a --policy b",
                        "plan --color blue",
                        "policy check samples/data",
                        "policy new samples",
                        "policy fmt README.md",
                        "policy test rules/policy --min-coverage 300",
                        "policy prove README.md",
                        "policy watch rules/policy --every 0",
                        "explain dupont@ --data samples/data --policy rules/policy",
                        "explain a --data samples/data --policy rules/policy",
                        "simulate --policy rules/policy --data samples/data --set activity.inactiv=3",
                        "simulate --policy rules/policy --data samples/data --set ranking=ON --goal detach",
                        "answers absent.csv --data samples/data",
                        "ask --policy absent --data samples/data",
                        "status --data absent",
                        "export --as extract --data absent --out x",
                        "policy show rules/absent",
                        "policy base rules/policy",
                        "explain a@hopital-exemple.mssante.fr --data samples/data --policy rules/policy",
                        "journal runs --directory x",
                        "dialect show --dialect x",
                        "dialect check --endpoint http://127.0.0.1:1/fhir --api-key-file absent",
                        "apply README.md --endpoint x",
                        "verify README.md --directory http://127.0.0.1:1",
                        "config show --read-timeout 0",
                        "undo x --journal absent",
                        "resume --journal absent",
                        "help x",
                        "quarantine",
                        "demo --home absent")
                .map(words -> dynamicTest(words, () -> {
                    Told told = french(words.replace("samples", Told.HOME + "/samples")
                            .replace("README", Told.HOME + "/README")
                            .replace("rules/policy", Told.POLICY.toString())
                            .split(" "));

                    assertThat(told.exitCode()).as(told.out()).isNotZero();
                    assertThat(told.err()).isNotBlank();
                    assertThat(EnglishWords.in(told.err())).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> results_on_the_samples_are_french() throws Exception {
        String policy = Told.POLICY.toString();
        String other = PolicyCopy.in(folder.resolve("other"))
                .without("PER-REFUSED", "rules/personal.drl")
                .editing("policy.yaml", "inactiveAfterMonths: 12", "inactiveAfterMonths: 6")
                .folder()
                .toString();
        String plan = folder.resolve("plan.json").toString();
        String data = Told.DATA.toString();
        String day = "2026-12-01";
        String overlay = folder.resolve("overlay").toString();
        return Stream.of(
                        List.of("ask", "--policy", policy, "--data", data, "--as-of", day),
                        List.of("ask", "--policy", policy, "--data", data, "--as-of", day, "--simulate"),
                        List.of("answers", "--list", "--data", data),
                        List.of("status", "--policy", policy, "--data", data, "--as-of", day, "--by", "domain"),
                        List.of(
                                "simulate",
                                "--policy",
                                policy,
                                "--set",
                                "activity.inactiveAfterMonths=9..15/3",
                                "--goal",
                                "detachShare<=1",
                                "--data",
                                data,
                                "--as-of",
                                day),
                        List.of("policy", "new", overlay, "--extends", "reference", "--home", Told.HOME.toString()),
                        List.of("policy", "show", overlay, "--effective"),
                        List.of("policy", "base", overlay, "--home", Told.HOME.toString()),
                        List.of("plan", "--policy", policy, "--data", data, "--as-of", "2026-12-01", "--out", plan),
                        List.of("show", plan, "--all"),
                        List.of("show", plan, "--format", "markdown"),
                        List.of(
                                "explain",
                                "michel.dupont@ville-exemple.mssante.fr",
                                "--policy",
                                policy,
                                "--data",
                                data,
                                "--as-of",
                                "2026-12-01",
                                "--attributes"),
                        List.of(
                                "simulate",
                                "--policy",
                                policy,
                                "--against",
                                other,
                                "--data",
                                data,
                                "--as-of",
                                "2026-12-01",
                                "--all"),
                        List.of("policy", "diff", policy, other, "--data", data, "--as-of", "2026-12-01"),
                        List.of("policy", "check", policy),
                        List.of("policy", "test", other),
                        List.of("policy", "prove", other, "--no-certificate"),
                        List.of("policy", "new", folder.resolve("mine").toString()),
                        List.of("policy", "test", folder.resolve("mine").toString(), "--min-mutation", "100"),
                        List.of("config", "show"),
                        List.of("demo", "--full", "--home", Told.HOME.toString()))
                .map(words -> dynamicTest(String.join(" ", words.subList(0, 2)), () -> spokenInFrench(words)));
    }

    @TestFactory
    Stream<DynamicTest> what_is_wrong_with_a_data_set_is_said_in_french() throws IOException {
        try (Stream<Path> broken = Files.list(Told.HOME.resolve("samples/broken"))) {
            return broken.filter(Files::isDirectory).sorted().toList().stream()
                    .map(set -> dynamicTest(set.getFileName().toString(), () -> {
                        Told told = french(
                                "plan",
                                "--policy=" + Told.POLICY,
                                "--data=" + set,
                                "--as-of=2026-12-01",
                                "--findings=" + folder.resolve("findings.txt"));

                        assertThat(EnglishWords.in(heard(told))).isEmpty();
                        assertThat(heard(told)).doesNotContainPattern("\\p{L}\\(s\\)");
                    }));
        }
    }

    @Test
    void a_run_is_told_in_french_from_its_refusal_to_its_undoing() throws Exception {
        try (Site site = new Site(Files.createDirectories(folder.resolve("site")))) {
            String[] where = {
                "--endpoint",
                site.sandbox().baseUrl().toString(),
                "--journal",
                site.journal().toString()
            };
            StringBuilder said = new StringBuilder(site.makePlan("--lang=fr").err());
            said.append(heard(site.apply("--lang=fr")));
            said.append(heard(site.apply("--lang=fr", "--yes", "--journal", site.journal())));
            said.append(heard(site.onServer(
                    "--lang=fr", "verify", site.plan(), "--directory", where[1], "--journal", where[3], "--receipt")));
            for (String words :
                    List.of("journal runs", "journal verify", "resume", "journal purge --before 2020-01-01")) {
                List<Object> all = new ArrayList<>(List.of((Object[]) words.split(" ")));
                all.addAll(List.of("--lang=fr", "--journal", where[3]));
                said.append(heard(words.equals("resume") ? site.onServer(all.toArray()) : Told.by(all.toArray())));
            }
            said.append(heard(site.onServer("--lang=fr", "dialect", "check", "--endpoint", where[1])));
            said.append(heard(site.onServer("--lang=fr", "quarantine", "--directory", where[1])));

            assertThat(EnglishWords.in(said.toString())).isEmpty();
        }
    }

    private static String heard(Told told) {
        return told.out() + told.err();
    }

    private static void spokenInFrench(List<String> words) {
        Told told = french(words.toArray(String[]::new));

        assertThat(told.out() + told.err()).isNotBlank();
        assertThat(EnglishWords.in(heard(told))).isEmpty();
        assertThat(heard(told)).doesNotContainPattern("\\p{L}\\(s\\)");
    }

    private static Told french(String... words) {
        return Told.by(Stream.concat(Stream.of(words), Stream.of("--lang=fr")).toArray());
    }
}
