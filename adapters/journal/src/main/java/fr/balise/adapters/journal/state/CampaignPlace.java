package fr.balise.adapters.journal.state;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.FileRights;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.link.LinkKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a service keeps the campaigns that professionals answer by links: {@code campaigns/} in its store, with a folder for
 * each, and the key that signs the links, in a file for its owner alone.
 */
public record CampaignPlace(Path folder) {
    private static final Messages MESSAGES = Messages.beside(JournalFailure.class, "journal");
    private static final Object ONE_AT_A_TIME = new Object();

    /** That of the store of a service. */
    public static CampaignPlace in(Path store) {
        return new CampaignPlace(store.resolve("campaigns"));
    }

    /** The store of a service where nobody says another. */
    public static Path usualStore() {
        return Path.of(System.getProperty("user.home"), ".balise", "server");
    }

    /** The folder of a campaign, whether it is there or not. */
    public Path of(String campaign) {
        return folder.resolve(campaign);
    }

    /** The ids of the campaigns. */
    public List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * The key of the links, drawn when it is first needed. Two programs that need it first at once have the same.
     *
     * @throws Refusal when it cannot be read or made, or is none
     */
    public LinkKey key() throws Refusal {
        Path file = folder.resolve("link.key");
        synchronized (ONE_AT_A_TIME) {
            try {
                FileRights.createFolder(folder);
                FileRights.createFile(file);
                drawWhereEmpty(file);
                return new LinkKey(
                        HexFormat.of().parseHex(Files.readString(file).strip()));
            } catch (IllegalArgumentException e) {
                throw Refusal.input(MESSAGES.text("noLinkKey", file));
            } catch (IOException e) {
                throw JournalFailure.because(e, "linkKey", file, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void drawWhereEmpty(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            if (channel.size() == 0) {
                byte[] drawn = new byte[LinkKey.BYTES];
                new SecureRandom().nextBytes(drawn);
                channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(drawn)));
                channel.force(true);
            }
        }
    }
}
