package io.hookline.kubernetes.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rendered objects. They may be changed, to try what drift would do; {@link #copy} first. */
public record Manifests(List<ObjectNode> objects) {

    public Manifests {
        objects = List.copyOf(objects);
    }

    /** The same objects, to be changed apart from these. */
    public Manifests copy() {
        return new Manifests(objects.stream().map(ObjectNode::deepCopy).toList());
    }

    /** All objects of some kinds. */
    public Stream<ObjectNode> ofKind(String... kinds) {
        Set<String> wanted = Set.of(kinds);
        return objects.stream().filter(object -> wanted.contains(kind(object)));
    }

    /** An object by kind and name. */
    public Optional<ObjectNode> find(String kind, String name) {
        return ofKind(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    /** An object by kind and name, which has to be there. */
    public ObjectNode get(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new NoSuchElementException(kind + " " + name));
    }

    /** All but one object. */
    public Manifests without(String kind, String name) {
        ObjectNode gone = get(kind, name);
        return new Manifests(
                objects.stream().filter(object -> !object.equals(gone)).toList());
    }

    /** Everything but the field or element that a JSON pointer into an object names. */
    public Manifests without(String kind, String name, String pointer) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = get(kind, name).at(pointer.substring(0, last));
        String field = pointer.substring(last + 1).replace("~1", "/");
        JsonNode removed = switch (parent) {
            case ObjectNode object -> object.remove(field);
            case ArrayNode array -> array.remove(Integer.parseInt(field));
            default -> null;
        };
        if (removed == null) {
            throw new NoSuchElementException(kind + " " + name + " has no " + pointer);
        }
        return this;
    }

    /** Everything, with another value where a JSON pointer names one of an object. */
    public Manifests with(String kind, String name, String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) get(kind, name).at(pointer.substring(0, last)))
                .put(pointer.substring(last + 1).replace("~1", "/"), value);
        return this;
    }

    /** An object's kind. */
    public static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    /** An object's name. */
    public static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** How a fault names an object. */
    public static String title(JsonNode object) {
        return kind(object) + " " + name(object);
    }

    /** The elements of an array, or none. */
    public static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Whether all labels that a selector asks for are there. */
    public static boolean selects(JsonNode matchLabels, JsonNode labels) {
        return !matchLabels.isEmpty()
                && matchLabels.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }
}
