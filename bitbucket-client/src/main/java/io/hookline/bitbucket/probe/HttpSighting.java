package io.hookline.bitbucket.probe;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of an HTTP request. */
public sealed interface HttpSighting {

    /**
     * An answer.
     *
     * @param headers by lower-case name, the first value of each
     * @param body its beginning as text; may hold anything, so it is never shown
     */
    record Answer(int status, Map<String, String> headers, String body) implements HttpSighting {

        public Answer {
            headers = Map.copyOf(headers);
        }

        /** A header's value. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** The media type without parameters, in lower case; empty where none is told. */
        public String mediaType() {
            return header("content-type")
                    .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                    .orElse("");
        }

        @Override
        public String toString() {
            return "Answer[" + status + ", ***]";
        }
    }

    /** None in time, or the connection broke. */
    record NoAnswer(String why) implements HttpSighting {}
}
