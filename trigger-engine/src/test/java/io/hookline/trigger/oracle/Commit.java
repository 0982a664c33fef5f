package io.hookline.trigger.oracle;

import io.hookline.contracts.id.CommitHash;

/**
 * A commit of a made-up history.
 *
 * @param toldAs what a push names it by: its own hash, or that of the annotated tag's object that stands on it
 * @param telling whether a push tells the message
 */
record Commit(CommitHash hash, String message, CommitHash toldAs, boolean telling) {

    @Override
    public String toString() {
        String short7 = hash.value().substring(0, 7);
        String tag =
                toldAs.equals(hash) ? "" : " as tag object " + toldAs.value().substring(0, 7);
        return short7 + tag + " '" + message + "'" + (telling ? "" : " (not told)");
    }
}
