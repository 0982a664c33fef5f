package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A commit's hash as Bitbucket tells it: 40 hexadecimal digits, or their first 7 to 39 (Cloud's pull request events have 12). */
public record CommitHash(@JsonValue String value) {

    private static final int COMPLETE = 40;
    private static final int SHORTEST = 7;

    public CommitHash {
        value = value.toLowerCase(Locale.ROOT);
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a commit hash is 7 to 40 hexadecimal digits");
        }
    }

    /** By hand: each delivery has several, and a pattern would take ten times as long. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() >= SHORTEST && text.length() <= COMPLETE;
    }

    @JsonCreator
    public static CommitHash of(String text) {
        return new CommitHash(text);
    }

    public boolean isComplete() {
        return value.length() == COMPLETE;
    }

    /** Whether both can be the same commit: one begins with the other. */
    public boolean matches(CommitHash other) {
        return value.startsWith(other.value) || other.value.startsWith(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
