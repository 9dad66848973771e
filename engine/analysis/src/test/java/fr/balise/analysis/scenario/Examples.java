package fr.balise.analysis.scenario;

import fr.balise.core.policy.loading.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Scenario files for the small policy. */
public final class Examples {
    public static final String FACTS = """
            - scenario: Anne wants her mailbox in town
              rule: WANTED
              asOf: 2026-12-01
              facts:
                operator: {name: Nous, domains: [ours.mssante.fr]}
                practitioners:
                  - {rpps: "10000000001", name: Anne}
                structures:
                  - {finess: "750000001", sector: SA07}
                situations:
                  - {id: SE-1, of: "10000000001", at: "750000001"}
                mailboxes:
                  - {address: anne@ours.mssante.fr, holder: "10000000001"}
                  - {address: agent@ours.mssante.fr, holder: register 3 17, lastActivity: unknown, status: SUSPENDED}
                published:
                  - {mailbox: agent@ours.mssante.fr, on: structure 750000001}
                declarations:
                  - {mailbox: anne@ours.mssante.fr, situation: SE-1, wanted: yes}
              expect:
                plan:
                  - {action: ATTACH, mailbox: anne@ours.mssante.fr, carrier: situation SE-1, reasons: [WANTED]}
                  - {action: DETACH, mailbox: agent@ours.mssante.fr, carrier: structure 750000001}
                findings: [UNASKED]
            """;

    private Examples() {}

    public static PolicyFiles files(String scenarios, String... more) {
        TreeMap<String, byte[]> content = new TreeMap<>();
        content.put("scenarios/some.yaml", scenarios.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < more.length; i++) {
            content.put("scenarios/z" + (i + 1) + ".yaml", more[i].getBytes(StandardCharsets.UTF_8));
        }
        return new PolicyFiles(content);
    }
}
