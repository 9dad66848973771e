package fr.balise.adapters.fhir.http;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.core.findings.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom we trust, and how we show who we are. */
final class TlsContext {
    private static final Messages MESSAGES = Messages.beside(TlsContext.class, "certificates");

    private TlsContext() {}

    static SSLContext of(NetworkSettings settings) throws GatewayUnavailable {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(settings.clientCertificate()), anchors(settings.trustedCertificates()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new GatewayUnavailable(MESSAGES.text("setup", String.valueOf(e.getMessage())));
        }
    }

    private static KeyManager @Nullable [] keys(Optional<NetworkSettings.ClientCertificate> certificate)
            throws GatewayUnavailable {
        if (certificate.isEmpty()) {
            return null;
        }
        Path file = certificate.get().pkcs12();
        char[] password = certificate.get().password().toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new GatewayUnavailable(MESSAGES.text("client", file, String.valueOf(e.getMessage())));
        }
    }

    /** The JVM's own anchors and those of the file. */
    private static TrustManager @Nullable [] anchors(Optional<Path> file)
            throws GatewayUnavailable, GeneralSecurityException {
        if (file.isEmpty()) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate known : jvmAnchors()) {
                all.setCertificateEntry("jvm-" + number++, known);
            }
            Collection<? extends Certificate> added =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (added.isEmpty()) {
                throw new IOException("no certificate in it");
            }
            for (Certificate one : added) {
                all.setCertificateEntry("added-" + number++, one);
            }
            return factory(all).getTrustManagers();
        } catch (IOException | CertificateException e) {
            throw new GatewayUnavailable(MESSAGES.text("trusted", file.get(), String.valueOf(e.getMessage())));
        }
    }

    private static X509Certificate[] jvmAnchors() throws GeneralSecurityException {
        for (TrustManager manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
