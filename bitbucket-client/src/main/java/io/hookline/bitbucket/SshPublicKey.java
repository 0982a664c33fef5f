package io.hookline.bitbucket;

import java.util.Base64;
import java.util.HexFormat;

/**
 * An SSH public key without its comment, which Bitbucket changes: keys are compared by this.
 *
 * @param type such as {@code ssh-ed25519}
 * @param material the key in base64
 */
public record SshPublicKey(String type, String material) {
    public SshPublicKey {
        Checks.notBlank(type, "key type");
        Checks.that(Base64.getDecoder().decode(material).length > 0, "the key has no material");
    }

    /** Reads a line of OpenSSH's public format, {@code ssh-ed25519 AAAA… comment}; the comment is dropped. */
    public static SshPublicKey of(String line) {
        var parts = line.strip().split("\\s+", 3);
        Checks.that(parts.length >= 2, "not a public key in OpenSSH format");
        return new SshPublicKey(parts[0], parts[1]);
    }

    /** The fingerprint as OpenSSH shows it unless asked otherwise: {@link #sha256Fingerprint}. */
    public String fingerprint() {
        return sha256Fingerprint();
    }

    /** The fingerprint in OpenSSH's form, {@code SHA256:…}. */
    public String sha256Fingerprint() {
        var digest = Checks.sha256(Base64.getDecoder().decode(material));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    }

    /** The fingerprint in the older form, {@code MD5:16:27:…}, for people to compare; nothing relies on it. */
    public String md5Fingerprint() {
        var digest = Checks.digest("MD5", Base64.getDecoder().decode(material));
        return "MD5:" + HexFormat.ofDelimiter(":").formatHex(digest);
    }

    /** OpenSSH's public format, without a comment. */
    @Override
    public String toString() {
        return type + " " + material;
    }
}
