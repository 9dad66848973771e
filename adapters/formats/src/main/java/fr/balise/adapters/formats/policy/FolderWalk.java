package fr.balise.adapters.formats.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks a folder; links are followed as long as they stay inside, since deployed folders are often made of links. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private static final int DEEPEST = 8;
    private static final Pattern FILE = Pattern.compile(".*\\.(drl|csv|xlsx|yaml|properties|json)");

    private final Path folder;
    private final Path real;
    private final GatheredFiles gathered;

    private FolderWalk(Path folder, Path real, GatheredFiles gathered) {
        this.folder = folder;
        this.real = real;
        this.gathered = gathered;
    }

    static void read(Path folder, GatheredFiles gathered) {
        try {
            FolderWalk walk = new FolderWalk(folder, folder.toRealPath(), gathered);
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, walk);
        } catch (IOException e) {
            gathered.unreadable("", e);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path entry, BasicFileAttributes attributes) throws IOException {
        if (entry.equals(folder)) {
            return FileVisitResult.CONTINUE;
        }
        return isLeftAside(entry) || leadsOutside(entry) || isNamedAsAFile(entry)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    /** A folder stands where a file is expected, and nobody would miss the file. */
    private boolean isNamedAsAFile(Path entry) {
        if (!FILE.matcher(path(entry)).matches()) {
            return false;
        }
        gathered.wrong(
                path(entry),
                "c'est un dossier, et son nom est celui d'un fichier",
                "Mettez-y le fichier lui-même, ou retirez-le.",
                "this is a folder, and its name is that of a file",
                "Put the file itself there, or remove it.");
        return true;
    }

    @Override
    public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) throws IOException {
        if (gathered.isFull()) {
            return FileVisitResult.TERMINATE;
        }
        if (isLeftAside(entry)) {
            return FileVisitResult.CONTINUE;
        }
        if (!attributes.isRegularFile()) {
            gathered.wrong(
                    path(entry),
                    "ce n'est pas un fichier ordinaire (un lien qui ne mène nulle part, un tube, un dossier trop profond)",
                    "Mettez-y le fichier lui-même, ou retirez-le.",
                    "this is no regular file (a link that leads nowhere, a pipe, a folder too deep)",
                    "Put the file itself there, or remove it.");
        } else if (!leadsOutside(entry)) {
            try (InputStream bytes = Files.newInputStream(entry)) {
                gathered.add(path(entry), bytes);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path entry, IOException problem) {
        if (!isLeftAside(entry)) {
            gathered.unreadable(path(entry), problem);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isLeftAside(Path entry) {
        return GatheredFiles.isLeftAside(String.valueOf(entry.getFileName()));
    }

    private boolean leadsOutside(Path entry) throws IOException {
        if (entry.toRealPath().startsWith(real)) {
            return false;
        }
        gathered.wrong(
                path(entry),
                "ce lien mène hors du dossier de la politique",
                "Copiez-y le fichier.",
                "this link leads out of the policy's folder",
                "Copy the file into it.");
        return true;
    }

    private String path(Path entry) {
        return folder.relativize(entry).toString().replace(entry.getFileSystem().getSeparator(), "/");
    }
}
