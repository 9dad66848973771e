package fr.balise.adapters.server.security;

import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of programs. Only their SHA-256 is kept, in a file of lines {@code name,ROLE ROLE,sha256}: a key is drawn at
 * random, so that its digest cannot be searched.
 */
public final class ProgramKeys {
    private static final Messages MESSAGES = Messages.beside(ProgramKeys.class, "security");
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._-]{1,60}),([A-Za-z ]+),([0-9a-f]{64})");
    private static final String HEADER = "name,roles,sha256";

    private final List<Key> keys = new ArrayList<>();

    /** A program, and what it may do. */
    record Key(String name, Set<Role> roles, String sha256) {}

    /**
     * Those in a file; none where there is no file.
     *
     * @throws Refusal when a line is none of a key
     */
    public static ProgramKeys read(Path file) throws Refusal {
        ProgramKeys read = new ProgramKeys();
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !lines.get(i).equals(HEADER)) {
                    read.keys.add(key(lines.get(i), file + ":" + (i + 1)));
                }
            }
        } catch (IOException e) {
            throw Refusal.input(MESSAGES.text("keys.unreadable", file));
        }
        return read;
    }

    private static Key key(String line, String place) throws Refusal {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            throw Refusal.input(MESSAGES.text("keys.line", place));
        }
        Set<Role> roles = new TreeSet<>();
        for (String name : parts.group(2).strip().split(" +")) {
            roles.add(Role.named(name).orElseThrow(() -> Refusal.input(MESSAGES.text("keys.role", place, name))));
        }
        return new Key(parts.group(1), roles, parts.group(3));
    }

    /** These, and one that may do everything, for a service of one user. */
    public ProgramKeys and(Optional<String> secret) {
        ProgramKeys more = new ProgramKeys();
        more.keys.addAll(keys);
        secret.ifPresent(said -> more.keys.add(new Key("local", Set.of(Role.values()), digest(said))));
        return more;
    }

    /** The program that says that key; it takes as long for any key. */
    Optional<Key> saying(String secret) {
        String digest = digest(secret);
        Optional<Key> found = Optional.empty();
        for (Key key : keys) {
            if (OneTimeLink.same(key.sha256(), digest)) {
                found = Optional.of(key);
            }
        }
        return found;
    }

    private static String digest(String secret) {
        return new Sha256().bytes(secret).hex();
    }
}
