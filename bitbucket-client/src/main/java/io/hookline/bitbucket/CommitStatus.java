package io.hookline.bitbucket;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A build's state, to show on a commit.
 *
 * @param key which build this is, any length: one too long for the instance is replaced by its hash
 * @param url where people read more
 * @param ref the branch or tag that was built, where it is known
 */
public record CommitStatus(
        String key,
        State state,
        String name,
        @Nullable String description,
        URI url,
        @Nullable RefName ref) {

    /** How far the build is. */
    public enum State {
        IN_PROGRESS,
        SUCCESSFUL,
        FAILED,
        STOPPED
    }

    public CommitStatus {
        Checks.notBlank(key, "status key");
        Checks.that(url.isAbsolute(), "a status's URL is absolute");
    }

    /** The key, or a hash of it where it is longer than the instance takes. */
    public String keyWithin(int longest) {
        if (key.length() <= longest) {
            return key;
        }
        var hash = HexFormat.of().formatHex(Checks.sha256(key.getBytes(StandardCharsets.UTF_8)));
        return hash.substring(0, Math.min(longest, hash.length()));
    }
}
