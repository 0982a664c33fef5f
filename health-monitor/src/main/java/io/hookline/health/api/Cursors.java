package io.hookline.health.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Places in a list as this API shows them: opaque, and fit for a URL. */
final class Cursors {

    private static final String SEPARATOR = "\n";

    private Cursors() {}

    /** Only the last part may have line breaks. */
    static String show(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #show} wrote of as many parts; throws {@link IllegalArgumentException} for anything else. */
    static List<String> read(String text, int count) {
        String[] parts =
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, count);
        if (parts.length != count) {
            throw new IllegalArgumentException("is not the next of a page");
        }
        return List.of(parts);
    }
}
