package io.hookline.bitbucket;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Fits a status's key into the length that an instance takes. */
final class StatusKey {

    private static final int HASH_BYTES = 10;
    private static final int HASH_DIGITS = 16;
    private static final int DIGIT_VALUES = 32;
    private static final Pattern HASHED = Pattern.compile("(?s).*-[0-9a-v]{" + HASH_DIGITS + "}");

    private StatusKey() {}

    /**
     * The key itself, or its beginning, a hyphen and 80 bits of its SHA-256 in base 32. The same key always becomes the same; two keys
     * never become one, which is why a key that looks as if it were shortened is shortened too.
     */
    static String within(String key, int longest) {
        if (key.length() <= longest && !looksShortened(key, longest)) {
            return key;
        }
        return Texts.beginning(key, longest - HASH_DIGITS - 1) + "-" + hash(key);
    }

    // One less than the longest, because a beginning never ends within a character.
    private static boolean looksShortened(String key, int longest) {
        return key.length() >= longest - 1 && HASHED.matcher(key).matches();
    }

    private static String hash(String key) {
        var sha256 = Checks.sha256(key.getBytes(StandardCharsets.UTF_8));
        var digits = new BigInteger(1, Arrays.copyOf(sha256, HASH_BYTES)).toString(DIGIT_VALUES);
        return "0".repeat(HASH_DIGITS - digits.length()) + digits;
    }
}
