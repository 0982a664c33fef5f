package io.hookline.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that nobody knows, and servers' certificates for 127.0.0.1 with each of the usual faults. */
public final class TestCertificates {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path store;

    private TestCertificates(Path store) {
        this.store = store;
    }

    /** What is wrong with a server's certificate. */
    public enum Kind {
        /** Nothing, to somebody who trusts the authority. */
        GOOD("san=ip:127.0.0.1", "-1d", true),
        EXPIRED("san=ip:127.0.0.1", "-400d", true),
        NOT_YET_VALID("san=ip:127.0.0.1", "+30d", true),
        OTHER_HOST("san=dns:other.example", "-1d", true),
        SELF_SIGNED("san=ip:127.0.0.1", "-1d", false);

        private final String name;
        private final String start;
        private final boolean signed;

        Kind(String name, String start, boolean signed) {
            this.name = name;
            this.start = start;
            this.signed = signed;
        }

        private String alias() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes them all with the JDK's keytool, in a new file in the directory. */
    public static TestCertificates make(Path directory) {
        TestCertificates made = new TestCertificates(directory.resolve("certificates.p12"));
        made.keytool(AUTHORITY, "bc:c", "-1d", List.of());
        for (Kind kind : Kind.values()) {
            made.keytool(kind.alias(), kind.name, kind.start, kind.signed ? List.of("-signer", AUTHORITY) : List.of());
        }
        return made;
    }

    /** The authority's certificate in PEM, as an administrator gives it away. */
    public String authorityPem() {
        return pem(AUTHORITY);
    }

    /** A server's certificate in PEM. */
    public String pem(Kind kind) {
        return pem(kind.alias());
    }

    private String pem(String alias) {
        try {
            byte[] encoded = keys().getCertificate(alias).getEncoded();
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server with this certificate speaks TLS with. */
    SSLContext server(Kind kind) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            KeyStore all = keys();
            char[] password = PASSWORD.toCharArray();
            one.setKeyEntry(
                    kind.alias(), all.getKey(kind.alias(), password), password, all.getCertificateChain(kind.alias()));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeyStore keys() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String alias, String extension, String start, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias + " of the simulator",
                "-alias",
                alias,
                "-ext",
                extension,
                "-startdate",
                start,
                "-validity",
                "365",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(more);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
