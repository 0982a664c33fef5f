package io.hookline.bitbucket;

import java.util.Locale;
import java.util.regex.Pattern;

/** A commit's hash in lower-case hexadecimal; Cloud abbreviates to 12 digits in pull requests. */
public record CommitHash(String value) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{7,64}");
    private static final int SHA1_DIGITS = 40;

    public CommitHash {
        value = value.toLowerCase(Locale.ROOT);
        Checks.that(HEX.matcher(value).matches(), "a commit hash has 7 to 64 hexadecimal digits");
    }

    /** Whether this names the commit for good, which an abbreviation does not. */
    public boolean isFull() {
        return value.length() >= SHA1_DIGITS;
    }

    @Override
    public String toString() {
        return value;
    }
}
