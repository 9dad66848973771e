package fr.balise.adapters.formats.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the entries of a zip; an entry whose name leads outside is refused, and so is the zip. */
final class ZipWalk {
    private ZipWalk() {}

    static void read(Path zip, GatheredFiles gathered) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements() && !gathered.isFull()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    read(file, entry, gathered);
                }
            }
        } catch (IOException e) {
            gathered.wrong(
                    "",
                    "ce n'est ni un dossier ni un zip lisible",
                    "Donnez le dossier (ou le zip) qui contient policy.yaml.",
                    "this is neither a folder nor a readable zip",
                    "Give the folder (or zip) that holds policy.yaml.");
        }
    }

    private static void read(ZipFile file, ZipEntry entry, GatheredFiles gathered) {
        String name = entry.getName();
        if (leadsOutside(name)) {
            gathered.wrong(
                    name,
                    "cette entrée du zip mène hors du dossier",
                    "Refaites le zip depuis le dossier de la politique.",
                    "this zip entry leads out of the folder",
                    "Zip the policy's folder again.");
        } else if (List.of(name.split("/")).stream().noneMatch(GatheredFiles::isLeftAside)) {
            try (InputStream bytes = file.getInputStream(entry)) {
                gathered.add(name, bytes);
            } catch (IOException e) {
                gathered.unreadable(name, e);
            }
        }
    }

    /** Names are matched by pattern, never resolved: what is odd is refused. */
    private static boolean leadsOutside(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.chars().anyMatch(Character::isISOControl)
                || List.of(name.split("/")).stream()
                        .anyMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    }
}
