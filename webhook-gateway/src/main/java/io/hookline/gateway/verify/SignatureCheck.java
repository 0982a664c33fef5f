package io.hookline.gateway.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-Hub-Signature: sha256=<64 hexadecimal digits>}, the HMAC-SHA256 of the raw body under one hook's secret, which both
 * products send alike. Safe for use by many threads.
 */
public final class SignatureCheck {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int HEADER_LENGTH = PREFIX.length() + 64;

    /** Keyed once and never updated, so that a clone is a fresh computation without a new key schedule. */
    private final Mac keyed;

    private SignatureCheck(Mac keyed) {
        this.keyed = keyed;
    }

    /** Checks against this secret, whose UTF-8 bytes are the key. */
    public static SignatureCheck withSecret(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return new SignatureCheck(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Compares in constant time. */
    public Verdict check(byte[] body, @Nullable String header) {
        if (header == null) {
            return Verdict.MISSING;
        }
        if (!isWellFormed(header)) {
            return Verdict.MALFORMED;
        }
        byte[] claimed = HexFormat.of().parseHex(header, PREFIX.length(), HEADER_LENGTH);
        return MessageDigest.isEqual(signatureOf(body), claimed) ? Verdict.AUTHENTIC : Verdict.WRONG;
    }

    private byte[] signatureOf(byte[] body) {
        try {
            return ((Mac) keyed.clone()).doFinal(body);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", e);
        }
    }

    private static boolean isWellFormed(String header) {
        return header.length() == HEADER_LENGTH
                && header.startsWith(PREFIX)
                && header.chars().skip(PREFIX.length()).allMatch(HexFormat::isHexDigit);
    }

    @Override
    public String toString() {
        return "***";
    }
}
