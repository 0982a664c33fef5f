package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of a JSON body's fields, {@code credential.kind}: what was sent, without any of its values. */
final class FieldNames {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST = 50;
    private static final int LONGEST = 100;
    private static final int DEEPEST = 2;

    private FieldNames() {}

    /** The names, as far as the body reads; few and short enough to keep. */
    static List<String> of(byte[] body) {
        Set<String> names = new LinkedHashSet<>();
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken();
                    token != null && names.size() < MOST;
                    token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String name = parser.getParsingContext()
                            .pathAsPointer()
                            .toString()
                            .substring(1)
                            .replace('/', '.');
                    if (name.chars().filter(c -> c == '.').count() < DEEPEST) {
                        names.add(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
                    }
                }
            }
        } catch (IOException _) {
            // What does not read is refused by whoever reads it for its values.
        }
        return List.copyOf(names);
    }
}
