package fr.balise.adapters.publication.execution;

import static fr.balise.adapters.publication.Fixtures.DOMAIN;
import static fr.balise.adapters.publication.Fixtures.attach;
import static fr.balise.adapters.publication.Fixtures.detach;
import static fr.balise.adapters.publication.Fixtures.mailbox;
import static fr.balise.adapters.publication.Fixtures.plan;
import static fr.balise.adapters.publication.Fixtures.redListed;
import static fr.balise.adapters.publication.Fixtures.structure;
import static fr.balise.adapters.publication.Fixtures.update;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.InsertAt;
import fr.balise.adapters.fhir.dialect.UpdateForm;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After a plan and its undoing a resource is what it was, the order of its contact points included. */
class UndoneOrderTest {
    private static final String PHONE = "{\"system\":\"phone\",\"value\":\"01 02 03 04 05\"}";
    private static final String FAX = "{\"system\":\"fax\",\"value\":\"01 02 03 04 06\"}";
    private static final String STAYS = mailbox("reste@" + DOMAIN, "ORG");
    private static final String ALSO = mailbox("aussi@" + DOMAIN, "ORG");
    private static final String CHANGES = mailbox("change@" + DOMAIN, "ORG");
    private static final String GOES = mailbox("part@" + DOMAIN, "ORG");
    private static final String GOES_TOO = mailbox("s-en-va@" + DOMAIN, "ORG");

    @TempDir
    Path folder;

    private SandboxDirectory sandbox;

    @BeforeEach
    void start() {
        Fixtures.write(folder, structure("hopital", "010000001", GOES_TOO, PHONE, GOES, STAYS, FAX, CHANGES, ALSO));
        sandbox = SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static Plan everything() {
        return plan(
                attach("nouvelle@" + DOMAIN, MailboxType.ORG, structure("hopital")),
                attach("autre@" + DOMAIN, MailboxType.ORG, structure("hopital")),
                update("change@" + DOMAIN, MailboxType.ORG, structure("hopital"), redListed(), CHANGES),
                detach("part@" + DOMAIN, MailboxType.ORG, structure("hopital"), GOES),
                detach("s-en-va@" + DOMAIN, MailboxType.ORG, structure("hopital"), GOES_TOO),
                detach("aussi@" + DOMAIN, MailboxType.ORG, structure("hopital"), ALSO));
    }

    private String telecoms() {
        return CanonicalJson.of(Fixtures.json(sandbox.telecomJson("Organization", "hopital")));
    }

    private Publishing publishing(UpdateForm form) {
        return new Publishing(sandbox, Publishing.preset("draft-2026-06-24").with(form));
    }

    private static void allApplied(RunReport report) {
        assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
    }

    @ParameterizedTest
    @EnumSource(UpdateForm.class)
    void undoing_puts_every_contact_point_back_where_it_stood(UpdateForm form) {
        try (Publishing publishing = publishing(form)) {
            String before = telecoms();
            RunReport applied = publishing.apply(everything());
            assertThat(telecoms()).isNotEqualTo(before);

            allApplied(publishing.undo(applied.run()));

            assertThat(telecoms()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateForm.class)
    void so_does_one_patch_for_each_resource(UpdateForm form) {
        try (Publishing publishing = publishing(form).combined()) {
            String before = telecoms();
            RunReport applied = publishing.apply(everything());

            allApplied(publishing.undo(applied.run()));

            assertThat(telecoms()).isEqualTo(before);
        }
    }

    @Test
    void so_does_undoing_a_run_that_was_resumed() {
        try (Publishing publishing = publishing(UpdateForm.DELETE_INSERT).alone()) {
            String before = telecoms();
            StopFlag stop = new StopFlag();
            RunReport begun = publishing.apply(everything(), stop, afterFour(stop));
            assertThat(begun.count(Outcome.APPLIED)).isEqualTo(4);
            allApplied(publishing.resume(begun.run(), everything()));

            allApplied(publishing.undo(begun.run()));

            assertThat(telecoms()).isEqualTo(before);
        }
    }

    private static RunListener afterFour(StopFlag stop) {
        return new RunListener() {
            private int settled;

            @Override
            public void settled(ChangeResult result) {
                settled++;
                if (settled == 4) {
                    stop.raise(new Text("assez", "enough"));
                }
            }
        };
    }

    @Test
    void a_dialect_that_inserts_first_alone_says_that_the_order_is_not_restored() {
        ApiDialect dialect = Publishing.preset("draft-2026-06-24").with(InsertAt.FIRST);
        try (Publishing publishing = new Publishing(sandbox, dialect)) {
            RunReport applied = publishing.apply(everything());
            List<String> notices = new ArrayList<>();

            allApplied(publishing.undo(applied.run(), new StopFlag(), new RunListener() {
                @Override
                public void notice(Text text) {
                    notices.add(text.en());
                }
            }));

            assertThat(notices).anyMatch(notice -> notice.contains("their order is not restored"));
            assertThat(telecoms()).contains("part@", "s-en-va@", "aussi@").doesNotContain("nouvelle@");
        }
    }
}
