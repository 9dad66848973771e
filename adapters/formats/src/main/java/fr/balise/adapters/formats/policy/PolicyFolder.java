package fr.balise.adapters.formats.policy;

import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy as operators keep it: a folder, or a zip of one. */
public final class PolicyFolder {
    private PolicyFolder() {}

    /**
     * Reads the files of a policy. Hidden files and the backups of editors are left aside.
     *
     * @throws InvalidPolicy when there is nothing to read, when a link or a zip entry leads outside, or when the whole
     *     is larger than any policy
     */
    public static PolicyFiles read(Path folderOrZip) throws InvalidPolicy {
        GatheredFiles gathered = new GatheredFiles(String.valueOf(folderOrZip.getFileName()));
        if (Files.isDirectory(folderOrZip)) {
            FolderWalk.read(folderOrZip, gathered);
        } else if (Files.isRegularFile(folderOrZip)) {
            ZipWalk.read(folderOrZip, gathered);
        } else {
            gathered.wrong(
                    "",
                    folderOrZip + " n'existe pas",
                    "Donnez le dossier (ou le zip) qui contient policy.yaml.",
                    folderOrZip + " does not exist",
                    "Give the folder (or zip) that holds policy.yaml.");
        }
        return gathered.files();
    }
}
