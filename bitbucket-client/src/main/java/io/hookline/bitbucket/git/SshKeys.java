package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshPublicKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;

/** Makes and reads SSH key pairs. */
public final class SshKeys {

    /** A private key and its public half. */
    public record Pair(SshPublicKey publicKey, SshPrivateKey privateKey) {}

    private SshKeys() {}

    /** A new Ed25519 pair, which every Bitbucket accepts; the comment goes into the private key's file. */
    public static Pair generate(String comment) {
        return generate(KeyKind.ED25519, comment);
    }

    /** A new pair of a kind; RSA takes up to seconds. */
    public static Pair generate(KeyKind kind, String comment) {
        try {
            return pair(KeyUtils.generateKeyPair(kind.type(), kind.bits()), comment);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no provider of keys of the kind " + kind, e);
        }
    }

    /**
     * Reads a private key in OpenSSH's format or PEM.
     *
     * @param passphrase null where the key has none; not needed where it has none
     */
    public static KeyReading read(String text, @Nullable String passphrase) {
        return KeyReader.read(text, passphrase);
    }

    /** A public key's length in bits; 0 where its type is not known here. */
    public static int bits(SshPublicKey key) {
        try {
            var read = PublicKeyEntry.parsePublicKeyEntry(key.toString())
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
            return read == null ? 0 : Math.max(0, KeyUtils.getKeySize(read));
        } catch (IOException | GeneralSecurityException e) {
            return 0;
        }
    }

    /** The kind that a public key is of; empty where no such key is made here. */
    public static Optional<KeyKind> kindOf(SshPublicKey key) {
        int bits = bits(key);
        return Stream.of(KeyKind.values())
                .filter(kind -> kind.type().equals(key.type()) && kind.bits() == bits)
                .findFirst();
    }

    static Pair pair(KeyPair pair, String comment) {
        try {
            var privateKey = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, privateKey);
            return new Pair(
                    SshPublicKey.of(PublicKeyEntry.toString(pair.getPublic())),
                    new SshPrivateKey(privateKey.toString(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a key could not be written to memory", e);
        }
    }
}
