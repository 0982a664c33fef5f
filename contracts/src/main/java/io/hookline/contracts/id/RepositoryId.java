package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Bitbucket's own id of a repository, which survives rename and move: on Cloud the {@code uuid} in braces, lower case;
 * on Data Center the decimal number.
 */
public record RepositoryId(@JsonValue String value) {

    public RepositoryId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a repository id is not blank");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RepositoryId of(String text) {
        return new RepositoryId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
