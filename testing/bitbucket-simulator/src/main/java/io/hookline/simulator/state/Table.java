package io.hookline.simulator.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All entities of one kind in the order they were made; reads need no lock. */
public final class Table<T extends Entity> {
    private final ConcurrentSkipListMap<Long, T> rows = new ConcurrentSkipListMap<>();

    Table() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Table(List<T> stored) {
        stored.forEach(this::put);
    }

    @JsonValue
    public List<T> all() {
        return List.copyOf(rows.values());
    }

    public Stream<T> where(Predicate<? super T> condition) {
        return all().stream().filter(condition);
    }

    public Optional<T> first(Predicate<? super T> condition) {
        return where(condition).findFirst();
    }

    public Optional<T> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** The entity of this id, which must be there. */
    public T get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no row with id " + id));
    }

    public T put(T row) {
        rows.put(row.id(), row);
        return row;
    }

    public void remove(long id) {
        rows.remove(id);
    }

    public void removeWhere(Predicate<? super T> condition) {
        rows.values().removeIf(condition);
    }
}
