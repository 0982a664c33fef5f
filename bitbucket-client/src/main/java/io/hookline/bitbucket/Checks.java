package io.hookline.bitbucket;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** What the port's records have in common. Messages never show the value. */
final class Checks {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

    private Checks() {}

    static void notBlank(String value, String what) {
        if (value.isBlank() || CONTROL.matcher(value).find()) {
            throw new IllegalArgumentException(what + " is blank or has control characters");
        }
    }

    static void visibleAscii(String value, String what) {
        that(VISIBLE_ASCII.matcher(value).matches(), what + " is visible ASCII");
    }

    static void that(boolean holds, String broken) {
        if (!holds) {
            throw new IllegalArgumentException(broken);
        }
    }

    static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
