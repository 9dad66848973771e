package fr.balise.adapters.server.asking;

import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.json.WholeFile;
import fr.balise.adapters.journal.database.FileRights;
import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.link.AnswerLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The campaigns of a service, which the command line adds to as well. One that is deleted is over: its links open nothing.
 * Safe for use by several threads.
 */
public final class Campaigns {
    private static final Logger LOG = LoggerFactory.getLogger(Campaigns.class);

    private final CampaignPlace place;
    private final Map<String, Campaign> read = new ConcurrentHashMap<>();

    /** Those kept there. */
    public Campaigns(CampaignPlace place) {
        this.place = place;
    }

    /** All of them, the latest first. */
    public List<Campaign> all() {
        return place.ids().stream()
                .flatMap(id -> find(id).stream())
                .sorted(Comparator.comparing(Campaign::asOf)
                        .reversed()
                        .thenComparing(each -> each.schedule().ends(), Comparator.reverseOrder())
                        .thenComparing(Campaign::id))
                .toList();
    }

    /** The one of that id. A file that is none is left aside, and told. */
    public Optional<Campaign> find(String id) {
        Path file = place.of(id).resolve(CampaignFile.NAME);
        if (!place.ids().contains(id) || !Files.isRegularFile(file)) {
            read.remove(id);
            return Optional.empty();
        }
        try {
            if (!read.containsKey(id)) {
                read.put(id, CampaignFile.read(file));
            }
            return Optional.ofNullable(read.get(id));
        } catch (UnusableFile e) {
            LOG.warn("{}", e.text().en());
            return Optional.empty();
        }
    }

    /** Keeps a campaign; it stands in its folder as the command line writes it. */
    public void add(Campaign campaign) {
        Path folder = place.of(campaign.id());
        Path half = folder.resolve("." + CampaignFile.NAME + ".half");
        byte[] content = CampaignFile.write(campaign).getBytes(StandardCharsets.UTF_8);
        try {
            FileRights.createFolder(folder);
            FileRights.createFile(half);
            WholeFile.write(folder.resolve(CampaignFile.NAME), half, out -> out.write(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its folder, in which letters that were sent and came back are kept. */
    public Path folder(Campaign campaign) {
        return place.of(campaign.id());
    }

    /** The address at which a professional answers. */
    public URI link(Campaign campaign, String professional, URI service) throws Refusal {
        return AnswerLink.of(campaign, professional).at(service, place.key());
    }

    /** The link of a token; empty when this service did not sign it. */
    public Optional<AnswerLink> link(String token) throws Refusal {
        return place.key().read(token);
    }
}
