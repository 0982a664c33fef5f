package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** A commit's hash as Bitbucket tells it: 40 hexadecimal digits, or their first 7 to 39 (Cloud's pull request events have 12). */
public record CommitHash(@JsonValue String value) {

    private static final int COMPLETE = 40;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{7,40}");

    public CommitHash {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a commit hash is 7 to 40 hexadecimal digits");
        }
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
