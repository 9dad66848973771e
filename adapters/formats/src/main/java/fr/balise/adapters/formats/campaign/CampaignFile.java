package fr.balise.adapters.formats.campaign;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.json.reading.FileFormat;
import fr.balise.adapters.formats.json.reading.Misread;
import fr.balise.core.findings.Messages;
import fr.balise.operations.asking.Campaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code campaign.json}: writes campaigns and reads them back. */
public final class CampaignFile {
    /** How it is called in the folder of a campaign. */
    public static final String NAME = "campaign.json";

    private static final Messages MESSAGES = Messages.beside(CampaignFile.class, "campaign");
    private static final FileFormat FORMAT =
            new FileFormat(Campaign.SCHEMA, MESSAGES.text("isOther"), MESSAGES.text("again"));

    private CampaignFile() {}

    /** The campaign as JSON; the same bytes for the same campaign, anywhere. */
    public static String write(Campaign campaign) {
        return SteadyJson.document(campaign);
    }

    /**
     * Reads the campaign of a folder, or of a file.
     *
     * @throws UnusableFile when there is none that can be read
     */
    public static Campaign read(Path path) throws UnusableFile {
        Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
        try {
            return FORMAT.read(Files.readAllBytes(file), Campaign.class);
        } catch (Misread e) {
            throw new UnusableFile(e.in(file.toString()));
        } catch (IOException e) {
            throw new UnusableFile(
                    MESSAGES.text("unreadable", file, e.getClass().getSimpleName()));
        }
    }
}
