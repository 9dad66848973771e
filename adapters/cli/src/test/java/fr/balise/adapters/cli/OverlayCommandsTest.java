package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hospital's own policy, made over the reference by its documented commands: it says only what differs. */
class OverlayCommandsTest {
    private static final String RULE = """
            rule "Les boîtes organisationnelles se joignent par leur structure"
              @ruleId(CHU-ORG-NEVER) @source(CHU-CONTACT)
            when
              $case : PublicationCase( mailboxType == ORG, carrierKind == SITUATION, usage == WANTED,
                                       carrierState != UNKNOWN, structureState != UNKNOWN, practitionerState != UNKNOWN )
            then
              verdicts.remove($case);
            end
            """;
    private static final String TABLE = """
            identifiant;source;type de boîte;ressource porteuse;usage;lien;préférence;état de la ressource porteuse;\
            état de la structure;état du professionnel;contactService;modeExercice;effet;phrase;phrase en anglais
            CHU-ORG-EXCEPTE;CHU-CONTACT;ORG;situation;voulu;sa structure|même entité juridique;;ouverte;ouverte;ouvert;\
            EXCEPTE;;exiger;Ce service se joint aussi par cette situation.;This service is reached here too.
            CHU-ORG-AILLEURS;CHU-CONTACT;ORG;situation;voulu;ailleurs;;!inconnue;!inconnue;!inconnu;\
            EXCEPTE;;retirer;Ce service n'est pas de cette structure.;This service is not of this structure.
            CHU-REMPLACANT;CHU-CONTACT;PER;situation;;titulaire;non préférée;ouverte;ouverte;ouvert;\
            ;REMPLACANT;retirer;La boîte d'un remplaçant n'est publiée que là où il la veut et la préfère.;\
            The mailbox of a locum is published only where it is wanted and preferred.
            """;
    private static final String SCENARIO = """
            - scenario: Une boîte organisationnelle voulue sur une situation n'y est pas publiée
              rule: CHU-ORG-NEVER
              asOf: 2026-12-01
              given: {mailboxType: ORG, carrierKind: SITUATION, usage: WANTED, link: OWN_STRUCTURE}
              expect: {verdict: REMOVE, decidedBy: [CHU-ORG-NEVER]}
            """;
    private static final String OWN_SCENARIOS = """
            - scenario: Dans la structure exceptée, un service est publié là où un professionnel le veut
              rule: CHU-ORG-EXCEPTE
              asOf: 2026-12-01
              given: {mailboxType: ORG, carrierKind: SITUATION, usage: WANTED, link: OWN_STRUCTURE, contactService: EXCEPTE}
              expect: {verdict: REQUIRED, decidedBy: [CHU-ORG-EXCEPTE]}
            - scenario: Un service d'ailleurs n'est pas publié dans la structure exceptée
              rule: CHU-ORG-AILLEURS
              asOf: 2026-12-01
              given: {mailboxType: ORG, carrierKind: SITUATION, usage: WANTED, link: ELSEWHERE, contactService: EXCEPTE}
              expect: {verdict: REMOVE, decidedBy: [CHU-ORG-AILLEURS]}
            - scenario: La boîte voulue d'un remplaçant, qu'il ne préfère pas là, n'y est pas publiée
              rule: CHU-REMPLACANT
              asOf: 2026-12-01
              given: {modeExercice: REMPLACANT, usage: WANTED}
              expect: {verdict: REMOVE, decidedBy: [CHU-REMPLACANT]}
            - scenario: La boîte que préfère un remplaçant est publiée
              rule: CHU-REMPLACANT
              kind: near-miss
              asOf: 2026-12-01
              given: {modeExercice: REMPLACANT, usage: WANTED, preference: PREFERRED}
              expect: {verdict: REQUIRED, decidedBy: [PER-WANTED]}
            """;
    private static final String SOURCE = """
            CHU-CONTACT:
              document: Décision de la direction des soins
              place: Séance du 3 septembre
              says: Nos services se joignent par la fiche de leur structure.
            """;
    private static final String DIFFERENCES = """

            activity:
              inactiveAfterMonths: 9
            type10:
              cutOff: 2027-01-01
            disabled:
              ORG-CONTACT-WANTED: Nos services se joignent par leur structure.
              ORG-CONTACT-ANYWHERE: Nos services se joignent par leur structure.
              ORG-CONTACT-ELSEWHERE: Nos services se joignent par leur structure.
              ORG-USAGE-TO-COLLECT: Il n'y a rien à demander.
            """;

    private static final String ATTRIBUTES = """
            attributes:
              modeExercice:
                directory: exerciseMode
                values: {REMPLACANT: [R]}
                default: AUTRE
              contactService:
                structures:
                  EXCEPTE: ["990000028"]
                default: JAMAIS
            """;

    @TempDir
    private Path folder;

    private Path policy;

    @BeforeEach
    void begin() throws IOException {
        policy = folder.resolve("chu");
        Told made = Told.by("policy", "new", policy, "--extends", "reference", "--lang", "fr", "--home", Told.HOME);
        assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.FINE);
    }

    private void saying(String file, String text) throws IOException {
        Path path = policy.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, (Files.exists(path) ? Files.readString(path) : "") + text);
    }

    private void ownPolicy() throws IOException {
        saying("policy.yaml", DIFFERENCES);
        saying("rules/chu.drl", RULE);
        saying("messages_fr.properties", "CHU-ORG-NEVER=Ce service se joint par la fiche de sa structure.\n");
        saying("scenarios/chu.yaml", SCENARIO);
        saying("sources.yaml", SOURCE);
    }

    /** The same with attributes of its own: one structure is excepted, and locums say what they prefer. */
    private void wholePolicy() throws IOException {
        ownPolicy();
        saying("policy.yaml", ATTRIBUTES);
        Path rules = policy.resolve("rules/chu.drl");
        Files.writeString(
                rules,
                Files.readString(rules).replace("usage == WANTED,", "usage == WANTED, contactService == JAMAIS,"));
        saying("tables/chu.csv", TABLE);
        saying("scenarios/chu.yaml", OWN_SCENARIOS);
    }

    private static String fine(Object... command) {
        Told told = Told.by(command);
        assertThat(told.exitCode()).as(told.out() + told.err()).isEqualTo(ExitCode.FINE);
        return told.out();
    }

    @Test
    void an_overlay_is_checked_tested_proved_compared_simulated_and_planned_without_a_copy_of_the_reference()
            throws IOException {
        wholePolicy();
        try (Stream<Path> own = Files.walk(policy)) {
            assertThat(own.filter(Files::isRegularFile)
                            .map(path -> policy.relativize(path).toString())
                            .filter(path -> !path.startsWith("base/")))
                    .containsExactlyInAnyOrder(
                            "messages_fr.properties",
                            "policy.yaml",
                            "rules/chu.drl",
                            "scenarios/chu.yaml",
                            "sources.yaml",
                            "tables/chu.csv");
        }

        assertThat(fine("policy", "check", policy)).contains("reference 1.0.0", "4 rules of its own, 4 disabled");
        fine("policy", "fmt", policy);
        assertThat(fine("policy", "test", policy, "--no-mutation"))
                .contains(
                        "waived by ORG-CONTACT-WANTED (Nos services se joignent par leur structure.)",
                        "waived by a setting of this policy: type10.cutOff",
                        "Worth doing next");
        assertThat(fine("policy", "prove", policy)).contains("all hold.");

        Told difference = Told.by("policy", "diff", Told.POLICY, policy);
        assertThat(difference.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(difference.out()).contains("CHU-ORG-NEVER", "ORG-CONTACT-WANTED");
        assertThat(fine(
                        "simulate",
                        "--policy",
                        Told.POLICY,
                        "--against",
                        policy,
                        "--data",
                        Told.DATA,
                        "--as-of",
                        "2026-12-01"))
                .contains("CHU-ORG-NEVER");
        assertThat(fine(
                        "plan",
                        "--require-proof",
                        "--policy",
                        policy,
                        "--data",
                        Told.DATA,
                        "--as-of",
                        "2026-12-01",
                        "--format",
                        "json"))
                .contains("\"name\": \"ma-politique\"", "\"proved\": true");
    }

    @Test
    void the_whole_that_decides_is_shown_and_what_the_overlay_says_is_marked() throws IOException {
        ownPolicy();

        assertThat(fine("policy", "show", policy, "--effective"))
                .contains("activity.inactiveAfterMonths", "base/policy.yaml", "~ CHU-ORG-NEVER", "- ORG-CONTACT-WANTED")
                .containsPattern("(?m)^ *PER-WANTED");
        assertThat(fine("policy", "show", policy)).contains("CHU-ORG-NEVER").doesNotContain("PER-WANTED");
        assertThat(fine("policy", "show", policy, "--format", "json"))
                .contains("urn:balise:policy:1", "\"base/rules/personal.drl:");
    }

    @Test
    void a_failed_proof_keeps_the_certificate_of_the_policy_that_was_proved() throws IOException {
        Path certificate = policy.resolve("certificate.json");
        Files.copy(Told.POLICY.resolve("certificate.json"), certificate);
        saying("policy.yaml", "disabled: {FOREIGN: Essai.}\n");

        Told failed = Told.by("policy", "prove", policy);

        assertThat(failed.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(failed.err()).contains("stays", "reference 1.0.0");
        assertThat(certificate).hasSameTextualContentAs(Told.POLICY.resolve("certificate.json"));
        assertThat(Told.by("plan", "--require-proof", "--policy", policy, "--data", Told.DATA)
                        .exitCode())
                .isEqualTo(ExitCode.INVALID_POLICY);
    }

    private PolicyCopy newer() throws Exception {
        return PolicyCopy.in(folder.resolve("newer")).editing("policy.yaml", "version: 1.0.0", "version: 1.1.0");
    }

    @Test
    void another_base_is_shown_as_what_it_changes_and_taken_when_accepted() throws Exception {
        ownPolicy();
        newer().editing("policy.yaml", "dormantAfterMonths: 6", "dormantAfterMonths: 4")
                .editing("policy.yaml", "inactiveAfterMonths: 12", "inactiveAfterMonths: 18");
        String before = Files.readString(policy.resolve("policy.yaml"));

        Told shown = Told.by("policy", "base", policy, folder.resolve("newer"));
        assertThat(shown.exitCode()).as(shown.err()).isEqualTo(ExitCode.FINDING);
        assertThat(shown.out())
                .contains("1.1.0", "activity.dormantAfterMonths", "before: 6", "after: 4")
                .doesNotContain("18");
        assertThat(policy.resolve("policy.yaml")).hasContent(before);

        fine("policy", "base", policy, folder.resolve("newer"), "--accept");
        assertThat(policy.resolve("policy.yaml"))
                .content()
                .contains("policy: ../newer", "version: '1.1.0'", "inactiveAfterMonths: 9", "# Règles, lignes");
        assertThat(policy.resolve("base/policy.yaml")).content().contains("dormantAfterMonths: 4");
        fine("policy", "check", policy);
        fine("policy", "base", policy);
        try (Stream<Path> left = Files.list(policy)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "base", "messages_fr.properties", "policy.yaml", "rules", "scenarios", "sources.yaml");
        }
    }

    @Test
    void a_base_on_which_the_overlay_does_not_load_is_not_taken_and_the_place_is_told() throws Exception {
        ownPolicy();
        newer().without("ORG-CONTACT-ANYWHERE", "rules/organisational.drl");
        String before = Files.readString(policy.resolve("policy.yaml"));

        Told refused = Told.by("policy", "base", policy, folder.resolve("newer"), "--accept");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(refused.err()).contains("policy.yaml:", "no rule, row or invariant ORG-CONTACT-ANYWHERE");
        assertThat(policy.resolve("policy.yaml")).hasContent(before);
        fine("policy", "check", policy);
    }

    @Test
    void the_short_form_is_told_and_taken_by_the_command_that_it_names() throws IOException {
        Path settings = policy.resolve("policy.yaml");
        Files.writeString(settings, "name: a\nversion: 1\ntitle: Essai\nextends: reference\n");

        Told told = Told.by("policy", "check", policy);
        assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(told.err()).contains("policy.yaml:4:10", "balise policy base DIR --accept");

        fine("policy", "base", policy, "--accept", "--home", Told.HOME);
        fine("policy", "check", policy);
    }

    @Test
    void a_base_that_was_edited_is_told_and_a_zip_of_an_overlay_is_read_like_its_folder() throws IOException {
        ownPolicy();
        Path zip = folder.resolve("chu.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(policy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry("chu/" + policy.relativize(file)));
                out.write(Files.readAllBytes(file));
            }
        }
        assertThat(fine("policy", "check", zip)).isEqualTo(fine("policy", "check", policy));

        saying("base/invariants.yaml", "# moins\n");
        Told told = Told.by("policy", "check", policy);
        assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(told.err()).contains("policy.yaml:", "is not the policy that was taken");
    }

    @Test
    void what_cannot_lie_on_anything_is_refused_with_what_to_do() {
        List<Object[]> wrong = List.of(
                new Object[] {"policy", "base", Told.POLICY},
                new Object[] {"policy", "base", policy, policy},
                new Object[] {"policy", "new", folder.resolve("b"), "--extends", policy},
                new Object[] {"policy", "new", folder.resolve("c"), "--extends", "reference", "--home", folder});

        assertThat(wrong).allSatisfy(command -> {
            Told told = Told.by(command);
            assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.ERROR);
            assertThat(told.err()).isNotBlank();
        });
        assertThat(folder.resolve("b")).doesNotExist();
    }
}
