package fr.balise.adapters.server;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.adapters.journal.store.SqlDocuments;
import fr.balise.adapters.server.asking.Campaigns;
import fr.balise.core.digest.Sha256;
import fr.balise.operations.asking.Asking;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Schedule;
import fr.balise.operations.planning.PolicyInForce;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A service on a data set of its own, with a campaign that two professionals of the samples are asked in. */
record AskingServer(TestServer server, Path data, Path store, Campaign campaign) implements AutoCloseable {
    static final String COHEN = "10990000154";
    static final String BENALI = "10990000044";
    static final String PUBLIC = "https://balise.example.org";
    static final String VIEWER = "a-key-of-somebody-who-looks-32-characters";
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");

    /** @param policy folder of the policy that asks */
    static AskingServer in(Path folder, Path policy) throws Exception {
        Files.createDirectories(folder.resolve("store"));
        Files.writeString(
                folder.resolve("store/keys.csv"),
                "follower,VIEWER," + new Sha256().bytes(VIEWER).hex() + "\n");
        Path data = copied(TestServer.SAMPLES, folder.resolve("data"));
        Path store = folder.resolve("store");
        Campaign campaign = campaign(data, policy, store);
        TestServer server = TestServer.start(TestServer.settings(
                Map.of("policy", policy, "data", data, "store", store, "lang", "fr", "publicUrl", PUBLIC)));
        return new AskingServer(server, data, store, campaign);
    }

    /** What it keeps of who answered. */
    String log() throws Exception {
        try (SqlDocuments kept =
                TestServer.settings(Map.of("data", data, "store", store)).documents()) {
            return String.join("\n", kept.lines("answers", "answers"));
        }
    }

    /** The same service, with the declarations as they were and another campaign, of so many days. */
    AskingServer anew(int days) throws Exception {
        Files.copy(
                TestServer.SAMPLES.resolve("declarations.csv"),
                data.resolve("declarations.csv"),
                StandardCopyOption.REPLACE_EXISTING);
        Campaign other = new Campaign(
                Campaign.SCHEMA,
                campaign.policy(),
                campaign.operator(),
                campaign.inputs(),
                DAY,
                Schedule.of(DAY, DAY.plusDays(days), List.of()),
                campaign.professionals());
        new Campaigns(CampaignPlace.in(store)).add(other);
        return new AskingServer(server, data, store, other);
    }

    static AskingServer in(Path folder) throws Exception {
        return in(folder, TestServer.ROOT.resolve("rules/policy"));
    }

    /** Asks, and keeps the campaign in the store of a service. */
    static Campaign campaign(Path data, Path policy, Path store) throws Exception {
        try (PolicyInForce inForce = PolicyInForce.load(PolicyFolder.read(policy), Optional.empty())) {
            Campaign campaign = Asking.campaign(
                    inForce,
                    DataSet.in(data).read(inForce.policy().caseSettings().types()),
                    Schedule.of(DAY, DAY.plusDays(30), List.of()));
            new Campaigns(CampaignPlace.in(store)).add(campaign);
            return campaign;
        }
    }

    static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path there = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(file, there);
                }
            }
        }
        return to;
    }

    /** The address at which a professional answers. */
    URI link(String professional) throws Exception {
        return new Campaigns(CampaignPlace.in(store)).link(campaign, professional, server.address());
    }

    String declarations() throws IOException {
        return Files.readString(data.resolve("declarations.csv"));
    }

    @Override
    public void close() {
        server.close();
    }
}
