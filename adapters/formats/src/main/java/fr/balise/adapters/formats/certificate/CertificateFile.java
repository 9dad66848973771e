package fr.balise.adapters.formats.certificate;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.json.WholeFile;
import fr.balise.adapters.formats.json.reading.FileFormat;
import fr.balise.adapters.formats.json.reading.Misread;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.policy.loading.PolicyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code certificate.json}: what was proved of a policy. The same proof gives the same bytes. */
public final class CertificateFile {
    /** The {@code schema} member of every certificate. */
    public static final String SCHEMA = CertificateJson.SCHEMA;

    private static final int LARGEST = 1_000_000;
    private static final Text AGAIN = new Text(
            "Refaites la preuve (balise policy prove), ou supprimez le fichier.",
            "Prove again (balise policy prove), or delete the file.");
    private static final Text ALTERED = new Text(
            "l'empreinte ne correspond pas au contenu ; ce certificat a été modifié ou abîmé et ne prouve rien.",
            "the digest does not match the content; this certificate was altered or damaged and proves nothing.");
    private static final FileFormat FORMAT = new FileFormat(
            SCHEMA,
            new Text("ce n'est pas un certificat lisible.", "this is no readable certificate."),
            new Text("", ""));

    private CertificateFile() {}

    /** The certificate as JSON. */
    public static byte[] write(ProofCertificate certificate) {
        return SteadyJson.document(CertificateJson.of(certificate)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The certificate that a policy carries in its folder or zip, if any.
     *
     * @throws UnusableFile when there is one and it is damaged or altered
     */
    public static Optional<ProofCertificate> of(PolicyFiles files) throws UnusableFile {
        byte[] carried = files.content().get(PolicyFiles.CERTIFICATE);
        return carried == null ? Optional.empty() : Optional.of(read(carried, PolicyFiles.CERTIFICATE));
    }

    /**
     * Reads a certificate that was written before.
     *
     * @throws UnusableFile when it is missing, damaged or altered
     */
    public static ProofCertificate read(Path file) throws UnusableFile {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnusableFile(new Misread("", FORMAT.isOther()).in(VisibleText.of(file.toString())));
            }
            return read(Files.readAllBytes(file), VisibleText.of(file.toString()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UnusableFile unreadable(Path file, IOException e) {
        String why = e.getClass().getSimpleName();
        return new UnusableFile(
                file + " : lecture impossible (" + why + "). « balise policy prove » écrit ce fichier.",
                file + ": cannot be read (" + why + "). 'balise policy prove' writes this file.");
    }

    /**
     * Reads a certificate from its bytes, and believes it only when it says nothing else than what its digest covers.
     *
     * @param name how messages call it
     * @throws UnusableFile when it is damaged or altered
     */
    public static ProofCertificate read(byte[] json, String name) throws UnusableFile {
        try {
            CertificateJson read = FORMAT.read(json, CertificateJson.class);
            ProofCertificate certificate = read.certificate();
            if (!read.digest().equals(certificate.digest())) {
                throw new Misread("", ALTERED);
            }
            return certificate;
        } catch (Misread e) {
            Text what = e.in(name);
            throw new UnusableFile(what.fr() + " " + AGAIN.fr(), what.en() + " " + AGAIN.en());
        }
    }

    /**
     * Makes sure that nothing but a certificate, however damaged, would be replaced or removed there.
     *
     * @throws UnusableFile when something else stands there
     */
    public static void refuseOtherContent(Path file) throws UnusableFile {
        if (!Files.exists(file)) {
            return;
        }
        try {
            boolean replaceable = Files.isRegularFile(file)
                    && Files.size(file) <= LARGEST
                    && (Files.size(file) == 0
                            || new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                    .contains("\"urn:balise:certificate:"));
            if (!replaceable) {
                throw new UnusableFile(
                        file + " existe déjà et n'est pas un certificat. Donnez un autre nom à --certificate.",
                        file + " exists already and is no certificate. Give --certificate another name.");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Writes the certificate to a file: whole, or not at all. A file that says the same already is left as it is.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(ProofCertificate certificate, Path file) throws IOException {
        byte[] bytes = write(certificate);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Path place = file.toAbsolutePath();
        Path half = Objects.requireNonNull(place.getParent())
                .resolve("." + place.getFileName() + "." + UUID.randomUUID() + ".half");
        WholeFile.write(place, half, out -> out.write(bytes));
    }
}
