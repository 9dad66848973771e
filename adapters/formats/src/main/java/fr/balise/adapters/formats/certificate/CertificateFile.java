package fr.balise.adapters.formats.certificate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.policy.loading.PolicyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code certificate.json}: what was proved of a policy. The same proof gives the same bytes. */
public final class CertificateFile {
    /** The {@code schema} member of every certificate. */
    public static final String SCHEMA = "urn:balise:certificate:1";

    private static final int LARGEST = 1_000_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private CertificateFile() {}

    /** The certificate as JSON. */
    public static byte[] write(ProofCertificate certificate) {
        try {
            String json = JSON.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                            .withObjectIndenter(TWO_SPACES)
                            .withArrayIndenter(TWO_SPACES))
                    .writeValueAsString(tree(certificate));
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(ProofCertificate certificate) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("engine", certificate.engine());
        root.putObject("policy")
                .put("name", certificate.policyName())
                .put("version", certificate.policyVersion())
                .put("digest", certificate.policyDigest());
        root.putObject("space").put("cases", certificate.cases()).put("digest", certificate.spaceDigest());
        var promises = root.putObject("promises").put("digest", certificate.promisesDigest());
        certificate.promises().forEach(promises.putArray("ids")::add);
        root.put("holds", certificate.holds());
        root.put("digest", certificate.digest());
        return root;
    }

    /**
     * The certificate that a policy carries in its folder or zip, if any.
     *
     * @throws UnusableCertificate when there is one and it is damaged or altered
     */
    public static Optional<ProofCertificate> of(PolicyFiles files) throws UnusableCertificate {
        byte[] carried = files.content().get(PolicyFiles.CERTIFICATE);
        return carried == null ? Optional.empty() : Optional.of(read(carried, PolicyFiles.CERTIFICATE));
    }

    /**
     * Reads a certificate that was written before.
     *
     * @throws UnusableCertificate when it is missing, damaged or altered
     */
    public static ProofCertificate read(Path file) throws UnusableCertificate {
        try {
            if (Files.size(file) > LARGEST) {
                throw noCertificate(VisibleText.of(file.toString()));
            }
            return read(Files.readAllBytes(file), VisibleText.of(file.toString()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UnusableCertificate unreadable(Path file, IOException e) {
        String why = e.getClass().getSimpleName();
        return new UnusableCertificate(
                file + " : lecture impossible (" + why + "). « balise policy prove » écrit ce fichier.",
                file + ": cannot be read (" + why + "). 'balise policy prove' writes this file.");
    }

    /**
     * Reads a certificate from its bytes, and believes it only when it says nothing else than what its digest covers.
     *
     * @param name how messages call it
     * @throws UnusableCertificate when it is damaged or altered
     */
    public static ProofCertificate read(byte[] json, String name) throws UnusableCertificate {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (IOException e) {
            throw noCertificate(name);
        }
        String schema = root.path("schema").asText();
        if (!schema.startsWith("urn:balise:certificate:")) {
            throw noCertificate(name);
        }
        if (!schema.equals(SCHEMA)) {
            throw new UnusableCertificate(
                    name + " : cette version de certificat (" + VisibleText.excerpt(schema)
                            + ") n'est pas connue ici ; " + SCHEMA
                            + " l'est. Refaites la preuve : balise policy prove.",
                    name + ": this version of certificate (" + VisibleText.excerpt(schema) + ") is not known here; "
                            + SCHEMA + " is. Prove again: balise policy prove.");
        }
        ProofCertificate certificate = certificate(root);
        if (!root.equals(tree(certificate))) {
            throw new UnusableCertificate(
                    name + " : l'empreinte ne correspond pas au contenu ; ce certificat a été modifié ou abîmé et ne"
                            + " prouve rien. Refaites la preuve (balise policy prove), ou supprimez le fichier.",
                    name + ": the digest does not match the content; this certificate was altered or damaged and proves"
                            + " nothing. Prove again (balise policy prove), or delete the file.");
        }
        return certificate;
    }

    /** Whatever is missing or of another type reads as something else, and then the trees differ. */
    private static ProofCertificate certificate(JsonNode root) {
        List<String> promises = new ArrayList<>();
        root.path("promises").path("ids").forEach(id -> promises.add(id.asText()));
        return new ProofCertificate(
                root.path("engine").asText(),
                root.path("policy").path("name").asText(),
                root.path("policy").path("version").asText(),
                root.path("policy").path("digest").asText(),
                root.path("space").path("digest").asText(),
                root.path("space").path("cases").asInt(),
                promises,
                root.path("promises").path("digest").asText(),
                root.path("holds").asBoolean());
    }

    private static UnusableCertificate noCertificate(String name) {
        return new UnusableCertificate(
                name + " : ce n'est pas un certificat lisible. Refaites la preuve (balise policy prove), ou supprimez"
                        + " le fichier.",
                name + ": this is no readable certificate. Prove again (balise policy prove), or delete the file.");
    }

    /**
     * Makes sure that nothing but a certificate, however damaged, would be replaced or removed there.
     *
     * @throws UnusableCertificate when something else stands there
     */
    public static void refuseOtherContent(Path file) throws UnusableCertificate {
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
                throw new UnusableCertificate(
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
        try {
            Files.write(half, bytes);
            try {
                Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(half, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
