package io.hookline.bitbucket.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.DSAKey;
import java.security.interfaces.RSAKey;
import java.util.Base64;
import java.util.Iterator;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Reads private keys in OpenSSH's format, PEM (PKCS#1, SEC 1) and PKCS#8, each with a passphrase or without. */
final class KeyReader {

    private static final int LONGEST_TEXT = 32 << 10;
    private static final int LEAST_RSA_BITS = 2048;
    private static final String ENCRYPTED_PKCS8 = "ENCRYPTED PRIVATE KEY";

    private KeyReader() {}

    static KeyReading read(String given, @Nullable String passphrase) {
        var text = given.replace("\r\n", "\n").strip() + "\n";
        var secret = passphrase == null || passphrase.isEmpty() ? null : passphrase;
        if (text.length() > LONGEST_TEXT) {
            return new KeyReading.NotAKey("it is longer than a private key");
        }
        if (!text.startsWith("-----BEGIN ")) {
            return new KeyReading.NotAKey(kindOf(text));
        }
        return text.startsWith("-----BEGIN " + ENCRYPTED_PKCS8) ? encryptedPkcs8(text, secret) : load(text, secret);
    }

    private static String kindOf(String text) {
        if (text.startsWith("ssh-") || text.startsWith("ecdsa-")) {
            return "it is a public key; the private half begins with -----BEGIN";
        }
        return text.startsWith("PuTTY-User-Key-File")
                ? "it is a PuTTY key; export it in OpenSSH's format"
                : "it does not begin with -----BEGIN";
    }

    // Only a key that is encrypted makes its reader ask for a passphrase.
    private static KeyReading load(String text, @Nullable String passphrase) {
        var asked = new boolean[1];
        FilePasswordProvider passwords = (_, _, _) -> {
            asked[0] = true;
            return passphrase;
        };
        try {
            var pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("private key"), bytes(text), passwords);
            Iterator<KeyPair> found = pairs == null ? null : pairs.iterator();
            if (found != null && found.hasNext()) {
                return accept(found.next());
            }
        } catch (IOException | GeneralSecurityException | RuntimeException _) {
            // What a reader throws can hold parts of the key.
        }
        if (asked[0]) {
            return passphrase == null ? new KeyReading.PassphraseNeeded() : new KeyReading.WrongPassphrase();
        }
        return new KeyReading.NotAKey("it is damaged, or of a kind that is not read");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyReading accept(KeyPair pair) {
        if (pair.getPublic() instanceof DSAKey) {
            return new KeyReading.NotAKey("it is a DSA key, which is out of use; take Ed25519");
        }
        if (pair.getPublic() instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            return new KeyReading.NotAKey("it is an RSA key of less than " + LEAST_RSA_BITS + " bits");
        }
        return new KeyReading.Read(SshKeys.pair(pair, "imported"));
    }

    /** MINA SSHD leaves this one to Bouncy Castle; the JDK opens it as well. */
    private static KeyReading encryptedPkcs8(String text, @Nullable String passphrase) {
        if (passphrase == null) {
            return new KeyReading.PassphraseNeeded();
        }
        EncryptedPrivateKeyInfo sealed;
        try {
            sealed =
                    new EncryptedPrivateKeyInfo(Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]+-----", "")));
        } catch (IOException | IllegalArgumentException _) {
            return new KeyReading.NotAKey("it is damaged");
        }
        try {
            var der = open(sealed, passphrase);
            return load(
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                            + "\n-----END PRIVATE KEY-----\n",
                    null);
        } catch (GeneralSecurityException _) {
            return new KeyReading.WrongPassphrase();
        }
    }

    private static byte[] open(EncryptedPrivateKeyInfo sealed, String passphrase) throws GeneralSecurityException {
        // The name of PBES2 says nothing; its parameters name the scheme.
        var scheme = sealed.getAlgParameters().toString();
        var key = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
        var cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.DECRYPT_MODE, key, sealed.getAlgParameters());
        return sealed.getKeySpec(cipher).getEncoded();
    }
}
