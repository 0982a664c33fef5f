package io.hookline.connector.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that all of it is told at once. */
final class Faults {

    private static final int LONGEST_NAME = 100;

    private final List<Fault> faults = new ArrayList<>();

    /** One field and what is wrong with it. */
    record Fault(String field, String message) {}

    void add(String field, String message) {
        faults.add(new Fault(field, message));
    }

    /** The value; what stands for it is never used when it is missing, since {@link #check} refuses then. */
    <T> T required(String field, @Nullable T value, T instead) {
        if (value == null) {
            add(field, "is missing");
            return instead;
        }
        return value;
    }

    String name(@Nullable String value) {
        String name = required("name", value, "").strip();
        if (value != null && (name.isEmpty() || name.length() > LONGEST_NAME)) {
            add("name", "has 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    /** What is read, or null when it does not read. */
    <T> @Nullable T read(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            add(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Refuses the request if anything is wrong with it. */
    void check() {
        if (!faults.isEmpty()) {
            throw problem();
        }
    }

    /** What is wrong with the request. */
    ProblemException problem() {
        return Problem.of(422, "invalid-request", "The request has faults", "Mend what is listed under faults.")
                .with("faults", List.copyOf(faults))
                .asException();
    }
}
