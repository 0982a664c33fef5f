package io.hookline.simulator.datacenter;

import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The ways Data Center writes times, which changed with 10.0. */
final class DataCenterDates {
    private static final DateTimeFormatter EVENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");
    private static final DateTimeFormatter COMMIT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private final Store store;

    DataCenterDates(Store store) {
        this.store = store;
    }

    /** An event's {@code date}: text in the server's zone, in all versions. */
    String event(Instant at) {
        return EVENT.format(at.atOffset(ZoneOffset.of(store.setting(Setting.DC_ZONE))));
    }

    /** A commit's time in a webhook: epoch milliseconds up to 9.x, ISO-8601 text from 10.0. */
    Object commit(Instant at) {
        return store.version().isoDates() ? COMMIT.format(at.atOffset(ZoneOffset.UTC)) : (Object) at.toEpochMilli();
    }

    /** A pull request's time in a webhook; like {@link #commit} but its text has an offset. */
    Object pullRequest(Instant at) {
        return store.version().isoDates() ? EVENT.format(at.atOffset(ZoneOffset.UTC)) : (Object) at.toEpochMilli();
    }
}
