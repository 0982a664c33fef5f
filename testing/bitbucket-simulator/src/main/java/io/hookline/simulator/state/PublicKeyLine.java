package io.hookline.simulator.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * An SSH public key in OpenSSH's one-line form.
 *
 * @param type such as {@code ssh-ed25519}
 * @param base64 the key blob
 * @param comment what followed it; may be empty
 */
public record PublicKeyLine(String type, String base64, String comment) {

    /** Reads a line; empty if it is not a well-formed public key. */
    public static Optional<PublicKeyLine> parse(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        PublicKeyLine key = new PublicKeyLine(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
        return key.wellFormed() ? Optional.of(key) : Optional.empty();
    }

    private boolean wellFormed() {
        try {
            ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            byte[] name = new byte[Math.clamp(blob.getInt(), 0, blob.remaining())];
            blob.get(name);
            return new String(name, StandardCharsets.US_ASCII).equals(type) && blob.hasRemaining();
        } catch (IllegalArgumentException | BufferUnderflowException notAKey) {
            return false;
        }
    }

    /** Type and blob: what two keys are compared by. */
    public String material() {
        return type + " " + base64;
    }

    public String withComment() {
        return comment.isEmpty() ? material() : material() + " " + comment;
    }

    /** SHA-256 of the blob in unpadded base64, without a prefix, as Data Center shows it. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The algorithm's name as Data Center writes it. */
    public String algorithm() {
        return switch (type) {
            case "ssh-ed25519" -> "ED25519";
            case "ssh-rsa" -> "RSA";
            case "ssh-dss" -> "DSA";
            default -> "ECDSA";
        };
    }

    /** The key's length in bits. */
    public int bits() {
        return switch (algorithm()) {
            case "ED25519" -> 256;
            case "ECDSA" -> Integer.parseInt(type.substring(type.length() - 3));
            case "DSA" -> 1024;
            default -> (Base64.getDecoder().decode(base64).length - 20) / 64 * 64 * 8;
        };
    }
}
