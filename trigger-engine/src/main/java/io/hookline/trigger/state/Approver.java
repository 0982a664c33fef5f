package io.hookline.trigger.state;

import java.util.Objects;

/**
 * Who approved a fork's commit.
 *
 * @param who the caller of the REST API, or the stable id of the account that wrote the comment
 */
public record Approver(String who, Way way) {

    /** How an approval is given. */
    public enum Way {
        REST("over REST"),
        COMMENT("by a comment");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    public Approver {
        Objects.requireNonNull(who);
        Objects.requireNonNull(way);
    }

    /** As reasons say it. */
    public String inWords() {
        return who + " " + way.words;
    }
}
