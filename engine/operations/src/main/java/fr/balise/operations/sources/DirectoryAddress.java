package fr.balise.operations.sources;

import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.net.URI;
import java.util.Locale;

/**
 * A directory, by the address where it is read. What was tried on one never says anything of another.
 *
 * @param address normalised: scheme and host in small letters, no usual port, no account, query, fragment or slash at the
 *     end
 */
public record DirectoryAddress(String address) {
    private static final Messages MESSAGES = Messages.beside(DirectoryAddress.class, "sources");
    private static final int KEY_LENGTH = 16;

    /**
     * The directory at an address.
     *
     * @throws IllegalArgumentException when it is no address of a server
     */
    public static DirectoryAddress of(URI address) {
        String scheme = address.getScheme();
        String host = address.getHost();
        if (scheme == null || host == null) {
            throw new IllegalArgumentException("no address of a server: " + address);
        }
        String small = scheme.toLowerCase(Locale.ROOT);
        String path = address.normalize().getRawPath();
        return new DirectoryAddress(small + "://" + host.toLowerCase(Locale.ROOT) + port(small, address.getPort())
                + (path == null ? "" : path.replaceAll("/+$", "")));
    }

    /**
     * The directory that somebody names.
     *
     * @throws Refusal when it is no address of a server
     */
    public static DirectoryAddress named(String address) throws Refusal {
        try {
            return of(URI.create(address));
        } catch (IllegalArgumentException e) {
            throw Refusal.input(MESSAGES.text("noServer", address));
        }
    }

    /**
     * The directory in a folder of files.
     *
     * @param folder absolute and normalised
     */
    public static DirectoryAddress ofFiles(URI folder) {
        return new DirectoryAddress(folder.toString());
    }

    private static String port(String scheme, int port) {
        boolean usual = port < 0 || scheme.equals("https") && port == 443 || scheme.equals("http") && port == 80;
        return usual ? "" : ":" + port;
    }

    /** What its state is kept under: 16 hexadecimal digits. */
    public String key() {
        return new Sha256().text(address).hex().substring(0, KEY_LENGTH);
    }

    @Override
    public String toString() {
        return address;
    }
}
