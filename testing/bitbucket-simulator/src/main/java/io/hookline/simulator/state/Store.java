package io.hookline.simulator.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The tables, their one lock, and the file they are written to after each change. */
public final class Store {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;
    private final boolean keeps;
    private final Tables tables;
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();

    private Store(Path file, boolean keeps, Tables tables) {
        this.file = file;
        this.keeps = keeps;
        this.tables = tables;
        this.settings = new Settings(tables.settings);
    }

    /** Opens what an earlier run left in the directory, or starts empty. */
    public static Store open(Path directory) {
        return open(directory, true);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param keeps whether changes are written to the directory
     */
    public static Store open(Path directory, boolean keeps) {
        Path file = directory.resolve("state.json");
        try {
            Files.createDirectories(directory);
            return new Store(
                    file, keeps, Files.exists(file) ? MAPPER.readValue(file.toFile(), Tables.class) : new Tables());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one change alone and writes the result to disk, if state is kept; changes may be nested. */
    public <T> T change(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            if (keeps && lock.getHoldCount() == 1) {
                write();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #change(Supplier)} for a change without a result. */
    public void run(Runnable change) {
        change(() -> {
            change.run();
            return true;
        });
    }

    private void write() {
        try {
            Path next = file.resolveSibling("state.json.next");
            Files.write(next, MAPPER.writeValueAsBytes(tables));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new id; only within a change. */
    public long nextId() {
        return ++tables.lastId;
    }

    public UUID nextUuid() {
        return UUID.randomUUID();
    }

    /** The simulated time: the real one plus what tests advanced it by. */
    public Instant now() {
        return Instant.now().plus(tables.clockOffset);
    }

    public void advanceClock(Duration by) {
        run(() -> tables.clockOffset = tables.clockOffset.plus(by));
    }

    public String setting(Setting setting) {
        return settings.get(setting);
    }

    public boolean on(Setting setting) {
        return Boolean.parseBoolean(settings.get(setting));
    }

    public int number(Setting setting) {
        return Integer.parseInt(settings.get(setting));
    }

    public void set(Setting setting, String value) {
        run(() -> settings.set(setting, value));
    }

    /** The Data Center version that is simulated now. */
    public Version version() {
        return Version.parse(settings.get(Setting.DC_VERSION));
    }

    public Optional<Repository> repositoryAt(Product product, String owner, String slug) {
        return tables.repositories.first(r -> r.product() == product && r.isAt(owner, slug));
    }

    public Optional<Repository> repositoryByUuid(UUID uuid) {
        return tables.repositories.first(r -> r.uuid().equals(uuid));
    }

    public Optional<Owner> owner(Product product, String key) {
        return tables.owners.first(o -> o.product() == product && o.key().equalsIgnoreCase(key));
    }

    public Optional<User> user(Product product, String name) {
        return tables.users.first(u -> u.product() == product && u.name().equalsIgnoreCase(name));
    }

    public Table<Owner> owners() {
        return tables.owners;
    }

    public Table<Repository> repositories() {
        return tables.repositories;
    }

    public Table<FormerPath> formerPaths() {
        return tables.formerPaths;
    }

    public Table<User> users() {
        return tables.users;
    }

    public Table<Token> tokens() {
        return tables.tokens;
    }

    public Table<Consumer> consumers() {
        return tables.consumers;
    }

    public Table<RefreshToken> refreshTokens() {
        return tables.refreshTokens;
    }

    public Table<AccessKey> accessKeys() {
        return tables.accessKeys;
    }

    public Table<UserKey> userKeys() {
        return tables.userKeys;
    }

    public Table<Hook> hooks() {
        return tables.hooks;
    }

    public Table<PullRequest> pullRequests() {
        return tables.pullRequests;
    }

    public Table<Comment> comments() {
        return tables.comments;
    }

    public Table<BuildStatus> statuses() {
        return tables.statuses;
    }

    public Table<RefActivity> activities() {
        return tables.activities;
    }
}
