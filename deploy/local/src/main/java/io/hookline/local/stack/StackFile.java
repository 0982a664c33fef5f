package io.hookline.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code stack.json} says of a stack, for other processes.
 *
 * @param supervisor the process that started the parts and restarts them
 * @param external the file that names Kafka, PostgreSQL and the issuer; null where they are the stack's own
 * @param problem why it failed; only then
 */
public record StackFile(
        State state,
        ProcessRef supervisor,
        Ports ports,
        Addresses addresses,
        @Nullable String external,
        @Nullable String problem) {

    /** How far the stack is. */
    public enum State {
        STARTING,
        RUNNING,
        STOPPED,
        FAILED
    }

    public StackFile {
        Objects.requireNonNull(state);
        Objects.requireNonNull(supervisor);
        Objects.requireNonNull(ports);
        Objects.requireNonNull(addresses);
    }

    /** Reads the last one written; empty where no stack ever ran. */
    public static Optional<StackFile> read(Home home) {
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(home.stackFile()), StackFile.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + home.stackFile(), e);
        }
    }

    /** Reads it where the stack is up and somebody watches it. */
    public static Optional<StackFile> readRunning(Home home) {
        return read(home)
                .filter(file -> file.state == State.RUNNING)
                .filter(file -> file.supervisor.running().isPresent());
    }

    void write(Home home) {
        Path target = home.stackFile();
        Path next = target.resolveSibling("stack.json.next");
        try {
            Files.write(next, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stack file always has a JSON form", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    StackFile with(State next) {
        return new StackFile(next, supervisor, ports, addresses, external, null);
    }

    StackFile failed(String why) {
        return new StackFile(State.FAILED, supervisor, ports, addresses, external, why);
    }
}
