package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshPublicKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** Makes SSH key pairs. */
public final class SshKeys {

    private static final int ED25519_BITS = 256;

    /** A private key and its public half. */
    public record Pair(SshPublicKey publicKey, SshPrivateKey privateKey) {}

    private SshKeys() {}

    /** A new Ed25519 pair, which every Bitbucket accepts; the comment goes into the private key's file. */
    public static Pair generate(String comment) {
        try {
            var pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
            var privateKey = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, privateKey);
            return new Pair(
                    SshPublicKey.of(PublicKeyEntry.toString(pair.getPublic())),
                    new SshPrivateKey(privateKey.toString(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no provider of Ed25519 keys", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a key could not be written to memory", e);
        }
    }
}
