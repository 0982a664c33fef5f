package io.hookline.connector.api;

import io.hookline.bitbucket.PageCursor;
import io.hookline.bitbucket.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bitbucket's page cursors as this API shows them: opaque, and fit for a URL. */
final class PageCursors {

    private PageCursors() {}

    static @Nullable String show(@Nullable PageCursor cursor) {
        return cursor == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(cursor.value().getBytes(StandardCharsets.UTF_8));
    }

    /** The page asked for; a limit out of bounds is brought within them. */
    static PageRequest read(@Nullable String cursor, int limit) {
        Faults faults = new Faults();
        PageCursor after = cursor == null ? null : faults.read("cursor", () -> read(cursor));
        faults.check();
        return new PageRequest(after, Math.clamp(limit, 1, PageRequest.LONGEST));
    }

    private static PageCursor read(String text) {
        try {
            return new PageCursor(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not the next of a page", e);
        }
    }
}
