package io.hookline.bitbucket.http;

import org.jspecify.annotations.Nullable;

/** Words for a failure, safe to show: a server's message is shortened and put on one line. */
public final class Reasons {

    private static final int LONGEST = 300;

    private Reasons() {}

    /** The server's message after the status it came with. */
    public static String of(int status, @Nullable String message) {
        if (message == null || message.isBlank()) {
            return "HTTP " + status;
        }
        var line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return "HTTP " + status + ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }
}
