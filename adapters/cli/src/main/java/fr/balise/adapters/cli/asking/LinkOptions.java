package fr.balise.adapters.cli.asking;

import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.link.AnswerLink;
import fr.balise.operations.asking.link.LinkKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The service at which professionals answer, and its store, which holds the key that signs their links. */
final class LinkOptions {
    @Option(names = "--server", paramLabel = "URL")
    private @Nullable String server;

    @Option(names = "--store", paramLabel = "DIR")
    private @Nullable Path store;

    /**
     * The link of each professional; an empty text where no service is named.
     *
     * @throws Refusal when the address is none of a service, or its store has no key and can have none
     */
    UnaryOperator<String> of(Campaign campaign) throws Refusal {
        if (server == null) {
            return professional -> "";
        }
        URI base = address(server);
        LinkKey key = place().key();
        return professional ->
                AnswerLink.of(campaign, professional).at(base, key).toString();
    }

    /** Tells the service of the campaign, so that its links open something. */
    void tell(Campaign campaign) throws Refusal {
        Path folder = place().of(campaign.id());
        if (server != null && !Files.exists(folder.resolve(CampaignFile.NAME))) {
            SortedMap<String, String> files = new TreeMap<>();
            files.put(CampaignFile.NAME, CampaignFile.write(campaign));
            CampaignFolder.write(folder, files);
        }
    }

    private CampaignPlace place() {
        return CampaignPlace.in(store == null ? CampaignPlace.usualStore() : store);
    }

    private static URI address(String said) throws Refusal {
        URI address = said.matches("https?://[A-Za-z0-9._:\\[\\]-]+/?") ? URI.create(said) : URI.create("");
        if (address.getHost() == null) {
            throw Refusal.input(AskCommand.MESSAGES.text("noServer", said));
        }
        return address;
    }
}
