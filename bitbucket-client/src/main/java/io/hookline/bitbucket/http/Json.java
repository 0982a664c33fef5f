package io.hookline.bitbucket.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value read leniently: what is not asked for is ignored, and null is the same as absent.
 *
 * <p>Fields read as required make the whole call fail as unreadable when they are absent or malformed.
 */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    /** The value in a body; an absent one where the body is no JSON. */
    public static Json lenient(byte[] body) {
        try {
            var read = MAPPER.readTree(body);
            return new Json(read == null ? MissingNode.getInstance() : read);
        } catch (IOException e) {
            return new Json(MissingNode.getInstance());
        }
    }

    static Json strict(byte[] body) {
        var json = lenient(body);
        if (json.node.isMissingNode()) {
            throw new UnreadableAnswer("the answer is not JSON");
        }
        return json;
    }

    /** An empty object to fill for a request's body. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    /** A field's value, however deep; absent where any part of the way is. */
    public Json at(String... names) {
        var found = node;
        for (var name : names) {
            found = found.path(name);
        }
        return new Json(found);
    }

    /** Whether there is a value other than null. */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Whether this is an array. */
    public boolean isArray() {
        return node.isArray();
    }

    /** This value as text, numbers included; null where there is none. */
    public @Nullable String text() {
        return isPresent() && node.isValueNode() ? node.asText() : null;
    }

    /** This value as text, or something else where there is none. */
    public String textOr(String otherwise) {
        var text = text();
        return text == null ? otherwise : text;
    }

    /** This value as true or false, or something else where it is neither. */
    public boolean flagOr(boolean otherwise) {
        return node.isBoolean() ? node.booleanValue() : otherwise;
    }

    /** This value as a number, or something else where it is none. */
    public long numberOr(long otherwise) {
        return node.isNumber() ? node.longValue() : otherwise;
    }

    /** A required field as text. */
    public String required(String name) {
        var text = at(name).text();
        if (text == null) {
            throw new UnreadableAnswer("the answer lacks " + name);
        }
        return text;
    }

    /** A required field as a typed value. */
    public <T> T required(String name, Function<String, T> type) {
        var text = required(name);
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswer("the answer's " + name + " is malformed");
        }
    }

    /** A required field that is a number. */
    public long requiredNumber(String name) {
        return required(name, Long::parseLong);
    }

    /** This value as a typed value; empty where there is none, or one that the type does not take. */
    public <T> Optional<T> as(Function<String, T> type) {
        try {
            return Optional.ofNullable(text()).map(type);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** This value as a point in time, in any of the forms the products use; null where it is in none. */
    public @Nullable Instant instant() {
        return as(Dates::parse).orElse(null);
    }

    /** The elements of this array; none where it is no array. */
    public <T> List<T> list(Function<Json, T> element) {
        var read = new ArrayList<T>(node.size());
        if (node.isArray()) {
            node.forEach(child -> read.add(element.apply(new Json(child))));
        }
        return read;
    }

    /** The elements of a required array. */
    public <T> List<T> requiredList(String name, Function<Json, T> element) {
        if (!at(name).isArray()) {
            throw new UnreadableAnswer("the answer lacks " + name);
        }
        return at(name).list(element);
    }

    /** The texts in this array. */
    public List<String> texts() {
        return list(element -> element.textOr(""));
    }
}
