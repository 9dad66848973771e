package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.operations.asking.link.AnswerLink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the questions to the plan, as an operator goes: ask, fill the table, answers, plan. */
class AskingTest {
    private static final String COHEN = "nadia.cohen@ville-exemple.mssante.fr";
    private static final String COHEN_SITUATION = "990011540001";
    private static final String BENALI = "omar.benali@ville-exemple.mssante.fr";
    private static final String HEADER = "address,situation,wanted,declared_on,declared_at\n";

    @TempDir
    private Path folder;

    private Path data = Path.of("");
    private Path campaign = Path.of("");

    @BeforeEach
    void the_samples_as_a_data_set_of_ones_own() throws IOException {
        data = folder.resolve("data");
        campaign = folder.resolve("campaign");
        try (Stream<Path> files = Files.walk(Told.DATA)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = data.resolve(Told.DATA.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private Told run(List<Object> words, Object... more) {
        return Told.by(Stream.concat(words.stream(), Stream.of(more)).toArray());
    }

    private Told ask(Object... more) {
        return run(List.of("ask", "--policy", Told.POLICY, "--data", data, "--as-of", "2026-12-01"), more);
    }

    private Told answers(Path file, Object... more) {
        return run(List.of("answers", file, "--policy", Told.POLICY, "--data", data, "--as-of", "2026-12-01"), more);
    }

    private SortedSet<String> planned() throws IOException {
        JsonNode plan = PublishedFormatsTest.valid(
                "plan",
                Told.by("plan", "--policy", Told.POLICY, "--data", data, "--as-of", "2026-12-01", "--format", "json"));
        SortedSet<String> changes = new TreeSet<>();
        plan.path("changes")
                .forEach(change -> changes.add(change.path("action").asText() + " "
                        + change.path("mailbox").asText() + " "
                        + change.at("/carrier/id").asText()));
        return changes;
    }

    /** The table as a spreadsheet program leaves it, with {@code wanted} filled line by line. */
    private Path filled(List<String> wanted, String name, Charset charset, UnaryOperator<String> spoilt)
            throws IOException {
        List<String> lines = new ArrayList<>(Files.readString(campaign.resolve("questions.csv"))
                .replace("\uFEFF", "")
                .lines()
                .toList());
        String separator = lines.get(0).contains(";") ? ";" : ",";
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(separator, -1);
            cells[2] = wanted.get(i - 1);
            lines.set(i, spoilt.apply(String.join(separator, cells)));
        }
        return Files.write(folder.resolve(name), (String.join("\r\n", lines) + "\r\n").getBytes(charset));
    }

    private Path filled(String... wanted) throws IOException {
        return filled(List.of(wanted), "filled.csv", StandardCharsets.UTF_8, line -> line);
    }

    private Path answering(String... lines) throws IOException {
        return Files.writeString(folder.resolve("returned.csv"), HEADER + String.join("\n", lines) + "\n");
    }

    private String declarations() throws IOException {
        return Files.readString(data.resolve("declarations.csv"));
    }

    /** What the campaign announced of the answers, as changes of a plan. */
    private SortedSet<String> announced(String... wanted) throws IOException {
        Map<String, String> changes = new TreeMap<>(Map.of("BEGINS", "ATTACH", "ENDS", "DETACH"));
        SortedSet<String> announced = new TreeSet<>();
        List<JsonNode> questions = new ArrayList<>();
        PublishedFormatsTest.validFile("campaign", campaign.resolve("campaign.json"))
                .path("professionals")
                .forEach(each -> each.path("questions").forEach(questions::add));
        for (int i = 0; i < wanted.length; i++) {
            JsonNode question = questions.get(i);
            String effect = question.at("/effects/" + (wanted[i].equals("yes") ? "yes" : "no"))
                    .asText();
            if (changes.containsKey(effect)) {
                announced.add(
                        changes.get(effect) + " " + question.path("address").asText());
            }
        }
        return announced;
    }

    private static SortedSet<String> withoutCarrier(SortedSet<String> changes) {
        SortedSet<String> without = new TreeSet<>();
        changes.forEach(change -> without.add(change.substring(0, change.lastIndexOf(' '))));
        return without;
    }

    @ParameterizedTest
    @CsvSource({"yes,yes,yes,yes", "no,no,no,no", "no,yes,no,yes"})
    void the_plan_changes_as_announced_and_nothing_else_does_and_asking_again_asks_nothing(
            String one, String two, String three, String four) throws IOException {
        String[] wanted = {one, two, three, four};
        SortedSet<String> before = planned();
        assertThat(ask("--out", campaign).exitCode()).isEqualTo(ExitCode.FINE);

        Told merged = answers(filled(wanted), "--campaign", campaign);

        assertThat(merged.exitCode()).as(merged.out() + merged.err()).isEqualTo(ExitCode.FINE);
        SortedSet<String> more = planned();
        assertThat(more).containsAll(before);
        more.removeAll(before);
        assertThat(withoutCarrier(more)).isEqualTo(announced(wanted));
        assertThat(ask("--format", "json").out()).contains("\"professionals\": []");
    }

    @Test
    void who_would_lose_the_last_address_by_silence_stands_first_with_the_day() throws IOException {
        JsonNode asked = PublishedFormatsTest.valid("campaign", ask("--format", "json"));

        assertThat(asked.at("/professionals/0/name").asText()).isEqualTo("Dr Nadia Cohen");
        assertThat(asked.at("/professionals/0/lastAddressLost").asBoolean()).isTrue();
        assertThat(asked.at("/professionals/0/questions/0/endsOn").asText()).isEqualTo("2027-07-01");
        assertThat(asked.at("/professionals")).hasSize(2);
    }

    @Test
    void the_table_opens_in_a_spreadsheet_with_the_columns_of_the_declarations_first() throws IOException {
        ask("--out", campaign, "--lang=fr");

        String table = Files.readString(campaign.resolve("questions.csv"));

        assertThat(table)
                .startsWith("\uFEFFaddress;situation;wanted;preferred;declared_on;")
                .contains(COHEN + ";" + COHEN_SITUATION + ";;;;;", "Dr Nadia Cohen", "1er juillet 2027");
    }

    @Test
    void a_campaign_is_not_written_over_answers() throws IOException {
        ask("--out", campaign);

        Told again = ask("--out", campaign);

        assertThat(again.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(again.err()).contains("holds something already", "Give --out a folder");
    }

    @Test
    void a_table_saved_by_excel_in_windows_1252_with_semicolons_is_read() throws IOException {
        ask("--out", campaign, "--lang=fr");
        Path excel = filled(List.of("oui", "non", "", ""), "excel.csv", Charset.forName("windows-1252"), line -> line);

        Told merged = answers(excel, "--campaign", campaign, "--format", "json");

        JsonNode told = PublishedFormatsTest.valid("answers", merged);
        assertThat(told.path("answers")).hasSize(2);
        assertThat(told.path("blank").asInt()).isEqualTo(2);
        assertThat(declarations()).contains(COHEN + "," + COHEN_SITUATION + ",yes,");
    }

    @Test
    void a_situation_that_excel_made_a_number_is_found_by_its_question() throws IOException {
        ask("--out", campaign);
        Path excel = filled(
                List.of("yes", "yes", "", ""),
                "excel.csv",
                StandardCharsets.UTF_8,
                line -> line.replaceFirst(",99001\\d+,", ",9.90012E+11,"));

        assertThat(answers(excel).out()).contains("Answers that count: 0", "a spreadsheet program made");
        assertThat(answers(excel, "--campaign", campaign).out()).contains("Answers that count: 2");
        assertThat(declarations()).contains(COHEN + "," + COHEN_SITUATION + ",yes,");
    }

    @Test
    void answers_that_contradict_are_older_or_come_for_somebody_else_are_held_and_nothing_is_lost() throws IOException {
        String before = declarations();

        Told held = answers(answering(
                COHEN + "," + COHEN_SITUATION + ",yes,2026-11-02,",
                COHEN + "," + COHEN_SITUATION + ",no,2026-11-02,",
                "paul.lefevre@ville-exemple.mssante.fr,990010220002,no,2026-10-01,",
                "jeanne.martin@hopital-exemple.mssante.fr,990010110001,no,2026-10-20,",
                BENALI + "," + COHEN_SITUATION + ",yes,2026-11-02,",
                "nobody@ville-exemple.mssante.fr," + COHEN_SITUATION + ",yes,2026-11-02,",
                BENALI + ",990000000000,yes,2026-11-02,",
                BENALI + ",990010440001,yes,2027-11-02,",
                BENALI + ",990010440001,perhaps,2026-11-02,"));

        assertThat(held.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(held.out())
                .contains(
                        "Answers that count: 0",
                        "returned.csv:2: another line answers otherwise",
                        "returned.csv:3: another line answers otherwise",
                        "returned.csv:4: for paul.lefevre@ville-exemple.mssante.fr on 990010220002 a later answer",
                        "returned.csv:5: for jeanne.martin@hopital-exemple.mssante.fr on 990010110001 another answer of the same moment",
                        "returned.csv:6: the situation " + COHEN_SITUATION
                                + " is not one of the professional who holds",
                        "returned.csv:7: the stock holds no mailbox nobody@",
                        "returned.csv:8: the directory shows no situation 990000000000",
                        "returned.csv:9: the answer for " + BENALI,
                        "returned.csv:10",
                        "'perhaps' is not one of yes, no");
        assertThat(declarations()).isEqualTo(before);
        assertThat(data.resolve("answers")).doesNotExist();
    }

    @Test
    void of_two_answers_of_one_day_the_later_moment_counts() throws IOException {
        Told told = answers(answering(
                COHEN + "," + COHEN_SITUATION + ",no,,2026-11-02T17:00:00+01:00",
                COHEN + "," + COHEN_SITUATION + ",yes,,2026-11-02T09:00:00+01:00"));

        assertThat(told.out()).contains("Answers that count: 1", "returned.csv:3", "a later answer is known");
        assertThat(planned()).anyMatch(change -> change.startsWith("DETACH " + COHEN));

        Told changed = answers(answering(COHEN + "," + COHEN_SITUATION + ",yes,,2026-11-02T18:00:00+01:00"));

        assertThat(changed.exitCode()).as(changed.out()).isEqualTo(ExitCode.FINE);
        assertThat(changed.out()).contains("no longer ends " + COHEN);
        assertThat(planned()).noneMatch(change -> change.contains(COHEN));
    }

    @Test
    void the_same_questionnaire_twice_is_told_and_merged_once() throws IOException {
        ask("--out", campaign);
        Path filled = filled("yes", "yes", "no", "no");
        answers(filled, "--campaign", campaign);
        String once = declarations();

        Told again = run(
                List.of("answers", filled, filled, "--data", data, "--as-of", "2026-12-03"), "--campaign", campaign);

        assertThat(again.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(again.out()).contains("Answers that count: 0", "is known already", "another line says the same");
        assertThat(declarations()).isEqualTo(once);
    }

    @Test
    void what_was_not_asked_is_held_back_where_the_campaign_is_named() throws IOException {
        ask("--out", campaign);
        Path unasked = answering("paul.lefevre@ville-exemple.mssante.fr,990010220002,no,2026-11-30,");

        assertThat(answers(unasked, "--campaign", campaign, "--dry-run").out())
                .contains("does not ask about paul.lefevre@ville-exemple.mssante.fr");
        assertThat(answers(unasked, "--dry-run").out())
                .contains("Answers that count: 1", "no longer publishes paul.lefevre@");
    }

    @Test
    void a_line_that_names_another_professional_is_held_back() throws IOException {
        ask("--out", campaign);
        Path exchanged = filled(
                List.of("yes", "yes", "", ""),
                "filled.csv",
                StandardCharsets.UTF_8,
                line -> line.replace("10990000154", "10990000044"));

        assertThat(answers(exchanged, "--campaign", campaign).out())
                .contains("Answers that count: 1", "filled.csv:2: the situation " + COHEN_SITUATION);
    }

    @Test
    void a_dry_run_shows_the_effect_and_merges_nothing() throws IOException {
        String before = declarations();

        Told told = answers(answering(COHEN + "," + COHEN_SITUATION + ",no,2026-11-02,"), "--dry-run");

        assertThat(told.out()).contains("will end " + COHEN);
        assertThat(declarations()).isEqualTo(before);
    }

    @Test
    void a_merge_is_listed_with_what_it_rests_on_and_can_be_undone() throws IOException {
        SortedSet<String> before = planned();
        answers(
                answering(COHEN + "," + COHEN_SITUATION + ",no,2026-11-02,"),
                "--by",
                "Accueil",
                "--channel",
                "phone",
                "--author",
                "Claire");
        assertThat(planned()).isNotEqualTo(before);
        assertThat(declarations()).contains(COHEN_SITUATION + ",no,no,2026-11-02,,Accueil,phone,");
        JsonNode merges =
                PublishedFormatsTest.valid("merges", Told.by("answers", "--list", "--data", data, "--format", "json"));
        String id = merges.at("/merges/0/id").asText();
        assertThat(merges.at("/merges/0/by").asText()).isEqualTo("Claire");
        assertThat(merges.at("/merges/0/there").asInt()).isOne();
        Path kept = data.resolve("answers").resolve(id);
        assertThat(kept.resolve("returned.csv")).hasContent(Files.readString(folder.resolve("returned.csv")));
        PublishedFormatsTest.validFile("merge", kept.resolve("merge.json"));

        Told undone = Told.by("answers", "--undo", id, "--data", data, "--author", "Paul");

        assertThat(undone.out()).contains("1 answers taken out");
        assertThat(planned()).isEqualTo(before);
        assertThat(Told.by("answers", "--list", "--data", data).out()).contains("0 there now", "undone by Paul");
        assertThat(Told.by("answers", "--undo", "nothing", "--data", data).err())
                .contains("There is no merge nothing");
    }

    @Test
    void an_answer_taken_back_counts_no_more_is_asked_again_and_comes_back_with_an_undo() throws IOException {
        String before = declarations();
        String martin = "jeanne.martin@hopital-exemple.mssante.fr,990010110001,";
        assertThat(before).contains(martin + "yes,no,2026-10-20");
        Path returned = Files.writeString(
                folder.resolve("returned.csv"),
                "address,situation,wanted,revoked,declared_on\n"
                        + martin + ",yes,\n"
                        + COHEN + "," + COHEN_SITUATION + ",,yes,\n"
                        + "paul.lefevre@ville-exemple.mssante.fr,990010220002,,yes,2026-10-01\n");

        Told told = answers(returned, "--format", "json");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINDING);
        JsonNode answers = PublishedFormatsTest.valid("answers", told);
        assertThat(answers.path("told").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("WITHDRAWN", "REVOKED", "OLDER");
        assertThat(answers.path("withdrawn")).hasSize(1);
        assertThat(declarations()).doesNotContain(martin);
        assertThat(ask().out()).contains("Dr Jeanne Martin");
        String merge = answers.path("merge").asText();
        assertThat(data.resolve("answers/" + merge + "/withdrawn-lines.csv"))
                .content()
                .contains(martin + "yes,no,2026-10-20");

        Told.by("answers", "--undo", merge, "--data", data);

        assertThat(declarations().lines())
                .hasSameSizeAs(before.lines().toList())
                .anyMatch(line -> line.startsWith(martin + "yes,no,2026-10-20"));
        Told.by("answers", "--undo", merge, "--data", data);
        assertThat(declarations().lines())
                .as("undone twice")
                .hasSameSizeAs(before.lines().toList());
    }

    @Test
    void a_line_that_takes_back_and_one_that_answers_at_the_same_moment_contradict() throws IOException {
        String before = declarations();
        Path returned = Files.writeString(
                folder.resolve("returned.csv"),
                "address,situation,wanted,revoked,declared_on\n"
                        + "jeanne.martin@hopital-exemple.mssante.fr,990010110001,,yes,2026-11-20\n"
                        + "jeanne.martin@hopital-exemple.mssante.fr,990010110001,no,,2026-11-20\n");

        assertThat(answers(returned).out()).contains("returned.csv:2: another line answers otherwise");
        assertThat(declarations()).isEqualTo(before);
    }

    @Test
    void addresses_that_bounced_are_told() throws IOException {
        Path returned = Files.writeString(
                folder.resolve("returned.csv"),
                "address,situation,wanted,bounced\n" + COHEN + "," + COHEN_SITUATION + ",,yes\n");

        assertThat(answers(returned).out()).contains(COHEN + ": a letter to this mailbox came back");
    }

    @Test
    void a_table_that_would_lose_a_line_is_not_written() throws IOException {
        Files.writeString(data.resolve("declarations.csv"), declarations() + "cut,short\n");

        Told told = answers(answering(COHEN + "," + COHEN_SITUATION + ",no,2026-11-02,"));

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("it would be lost", "Correct it");
        assertThat(declarations()).endsWith("cut,short\n");
    }

    @Test
    void it_speaks_french() throws IOException {
        assertThat(ask("--lang=fr").out())
                .contains("À interroger", "dernière adresse", "prend fin le 1er juillet 2027");
        assertThat(answers(answering(COHEN + "," + COHEN_SITUATION + ",no,2026-11-02,"), "--lang=fr")
                        .out())
                .contains("dépubliera " + COHEN);
    }

    @Test
    void each_professional_has_one_letter_in_each_form_and_language() throws IOException {
        ask("--out", campaign);

        String letter = Files.readString(campaign.resolve("letters/10990000154.en.txt"));
        assertThat(letter)
                .contains("Dr Nadia Cohen", COHEN, "Centre de santé du Canal", "from 1 July 2027 on")
                .contains("colleagues would find no secure address of yours any more")
                .doesNotContain("Before:");
        assertThat(Files.readString(campaign.resolve("letters/10990000154.fr.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"fr\">", "à partir du 1er juillet 2027");
        assertThat(campaign.resolve("letters/10990000044.contact.fr.txt")).exists();
        assertThat(campaign.resolve("letters/10990000154.contact.fr.txt")).doesNotExist();
    }

    @Test
    void a_link_stands_in_the_letter_and_the_table_of_its_professional_alone() throws Exception {
        Path store = folder.resolve("store");

        Told told = ask("--out", campaign, "--server", "https://balise.example.org", "--store", store);

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        String id = CampaignFile.read(campaign).id();
        assertThat(store.resolve("campaigns/" + id + "/campaign.json"))
                .hasSameTextualContentAs(campaign.resolve("campaign.json"));
        String letter = Files.readString(campaign.resolve("letters/10990000154.fr.txt"));
        String token = letter.replaceAll("(?s).*https://balise.example.org/answer\\?with=(\\S+).*", "$1");
        AnswerLink link = CampaignPlace.in(store).key().read(token).orElseThrow();
        assertThat(link.campaign()).isEqualTo(id);
        assertThat(link.professional()).isEqualTo("10990000154");
        assertThat(link.expires()).isEqualTo("2026-12-31T23:00:00Z");
        assertThat(Files.readString(campaign.resolve("questions.csv"))).contains("/answer?with=" + token);
        assertThat(Files.readString(campaign.resolve("letters/10990000044.fr.html")))
                .contains("/answer?with")
                .doesNotContain(token);
        assertThat(Files.readString(campaign.resolve("letters/10990000044.contact.fr.txt")))
                .doesNotContain("/answer");
        assertThat(ask("--out", folder.resolve("other"), "--server", "ftp://x").err())
                .contains("is not the address of a service");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void an_address_on_the_red_list_stands_in_its_holders_letter_alone() throws IOException {
        Path stock = data.resolve("mailboxes.csv");
        Files.writeString(
                stock,
                Files.readString(stock)
                        .replaceAll("(?m)^(omar\\.benali@.*ACTIVE,[0-9-]+),no,", "$1,yes,")
                        .replaceAll("(?m)^(urgences@.*ACTIVE,[0-9-]+),no,", "$1,yes,"));

        ask("--out", campaign);

        assertThat(Files.readString(campaign.resolve("letters/10990000044.fr.txt")))
                .contains(BENALI)
                .doesNotContain("urgences@");
        assertThat(Files.readString(campaign.resolve("letters/10990000044.contact.fr.txt")))
                .contains("secretariat.pneumologie@")
                .doesNotContain(BENALI, "urgences@");
        assertThat(Told.by("ask", "--due", campaign, "--data", data, "--as-of", "2026-12-28")
                        .out())
                .doesNotContain("urgences@");
    }

    @Test
    void letters_follow_the_templates_of_the_operator_and_a_name_is_never_markup() throws IOException {
        Path templates = folder.resolve("templates");
        assertThat(Told.by("ask", "--write-templates", templates).out()).contains("letter.fr.html", "contact.en.txt");
        Files.writeString(templates.resolve("letter.en.html"), "<p>{{name}}{{#questions}} {{place}}{{/questions}}</p>");
        Path directory = data.resolve("directory/structures-et-professionnels.json");
        Files.writeString(
                directory,
                Files.readString(directory).replace("Centre de santé du Canal", "<script>alert(1)</script>{{name}}"));

        ask("--out", campaign, "--templates", templates, "--letters", "en");

        assertThat(Files.readString(campaign.resolve("letters/10990000154.en.html")))
                .isEqualTo("<p>Dr Nadia Cohen &lt;script&gt;alert(1)&lt;/script&gt;{{name}}</p>");
        assertThat(campaign.resolve("letters/10990000154.fr.html")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{class}}", "{{name.class.name}}", "{{> /etc/passwd}}", "{{nothing}}", "{{#questions}}"})
    void a_template_that_names_what_there_is_not_is_refused_and_nothing_is_written(String text) throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(templates.resolve("letter.fr.txt"), text);

        Told told = ask("--out", campaign, "--templates", templates);

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err())
                .contains("The template letter.fr.txt cannot be used")
                .doesNotContain("root:");
        assertThat(campaign).doesNotExist();
    }

    @Test
    void who_is_due_follows_the_schedule_the_answers_what_was_sent_and_what_bounced() throws IOException {
        ask("--out", campaign);
        List<Object> due = List.of("ask", "--due", campaign, "--data", data, "--as-of");

        assertThat(run(due, "2026-11-30").out()).contains("has not begun", "Nobody is to be written to.");
        assertThat(run(due, "2026-12-20", "--sent").out()).contains("reminder 1", COHEN, BENALI);
        assertThat(run(due, "2026-12-20").out()).contains("Nobody is to be written to.");
        assertThat(Files.readString(campaign.resolve("sent.csv"))).contains("10990000154,REMINDER_1," + COHEN);

        answers(answering(COHEN + "," + COHEN_SITUATION + ",yes,2026-11-30,"));
        Files.writeString(campaign.resolve("bounced.csv"), "address\n" + BENALI + "\n");
        JsonNode second = PublishedFormatsTest.valid("due", run(due, "2026-12-21", "--format", "json"));

        assertThat(second.path("answered").asInt()).isOne();
        assertThat(second.path("due")).hasSize(1);
        assertThat(second.at("/due/0/stage").asText()).isEqualTo("REMINDER_2");
        assertThat(second.at("/due/0/contact").asBoolean()).isTrue();
        assertThat(second.at("/due/0/to").toString()).doesNotContain(BENALI).contains("secretariat.cardiologie@");
        assertThat(run(due, "2027-01-01").out()).contains("counts as silence", "Nobody is to be written to.");
    }

    @Test
    void a_campaign_played_through_counts_letters_and_what_silence_ends() throws IOException {
        JsonNode played = PublishedFormatsTest.valid(
                "campaign-simulation",
                ask("--simulate", "--shares", "0,100", "--yes-share", "100", "--format", "json"));

        assertThat(played.at("/outcomes/0/letters/REMINDER_3").asInt()).isEqualTo(2);
        assertThat(played.at("/outcomes/0/endedBySilence").asInt()).isOne();
        assertThat(played.at("/outcomes/0/withoutAddress").asInt()).isOne();
        assertThat(played.at("/outcomes/1/endedBySilence").asInt()).isZero();
        assertThat(played.at("/outcomes/1/endedByNo").asInt()).isZero();
        assertThat(played)
                .isEqualTo(PublishedFormatsTest.valid(
                        "campaign-simulation",
                        ask("--simulate", "--shares", "0,100", "--yes-share", "100", "--format", "json")));
        assertThat(ask("--simulate", "--yes-share", "0", "--shares", "100", "--format", "json")
                        .out())
                .contains("\"endedByNo\": 1");
        assertThat(ask("--simulate", "--lang=fr").out())
                .contains("relance 1", "Dernières adresses perdues par le silence     1");
    }
}
