package io.hookline.bitbucket.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of the test's own and certificates, made by the JDK's keytool. */
final class Certificates {

    private static final char[] PASSWORD = "password".toCharArray();

    private final Path store;

    /** An authority named {@code ca} in a new store. */
    Certificates(Path directory) {
        store = directory.resolve("keys.p12");
        keytool("ca", "-dname", "CN=Test authority", "-ext", "bc:c");
    }

    /** A certificate of the authority for 127.0.0.1, unless the options say otherwise. */
    Certificates issued(String alias, String... options) {
        var all = new ArrayList<>(List.of("-dname", "CN=" + alias, "-signer", "ca"));
        all.addAll(List.of(options));
        if (!all.contains("-ext")) {
            all.addAll(List.of("-ext", "san=ip:127.0.0.1"));
        }
        return keytool(alias, all.toArray(String[]::new));
    }

    /** A certificate signed by itself. */
    Certificates selfSigned(String alias) {
        return keytool(alias, "-dname", "CN=" + alias, "-ext", "san=ip:127.0.0.1");
    }

    /** A certificate in PEM form. */
    String pem(String alias) {
        try {
            var bytes = load().getCertificate(alias).getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server needs to show one of the certificates. */
    SSLContext server(String alias) {
        try {
            var all = load();
            var one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private Certificates keytool(String alias, String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString()));
        command.addAll(List.of(options));
        try {
            var log = Files.createTempFile("keytool", ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
