package io.hookline.bitbucket.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds paths whose parts are data: {@code {uuid}} becomes {@code %7Buuid%7D}, a slash within a part {@code %2F}. */
public final class UrlPath {

    private UrlPath() {}

    /** A path of the segments given, each encoded, with a slash before each. */
    public static String of(String... segments) {
        return Arrays.stream(segments).map(segment -> "/" + encode(segment)).collect(Collectors.joining());
    }

    /**
     * A file's path, whose slashes stay slashes.
     *
     * @throws IllegalArgumentException on {@code .} and {@code ..}, which would lead elsewhere
     */
    public static String ofFile(String filePath) {
        var segments = filePath.split("/", -1);
        if (Arrays.stream(segments)
                .anyMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."))) {
            throw new IllegalArgumentException("a file's path is relative and has neither . nor ..");
        }
        return of(segments);
    }

    /** A query parameter's value. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
