package io.hookline.local.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes of the local stack, in the order in which they can start; they stop in the opposite one. */
public enum Part {
    KAFKA("kafka", Kind.EMBEDDED),
    POSTGRES("postgres", Kind.EMBEDDED),
    ISSUER("issuer", Kind.EMBEDDED),
    SIMULATOR("simulator", Kind.SIMULATOR),
    CONNECTOR_SERVICE("connector-service", Kind.SERVICE),
    WEBHOOK_GATEWAY("webhook-gateway", Kind.SERVICE),
    TRIGGER_ENGINE("trigger-engine", Kind.SERVICE),
    HEALTH_MONITOR("health-monitor", Kind.SERVICE);

    /** What kind of program a part is; also the order of starting, all parts of one kind at once. */
    public enum Kind {
        /** Kafka, PostgreSQL or the issuer, from {@code testing/embedded}. */
        EMBEDDED,
        /** The Bitbucket simulator. */
        SIMULATOR,
        /** A service of Hookline, packaged by Quarkus. */
        SERVICE
    }

    private final String id;
    private final Kind kind;

    Part(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    /** The name on the command line, in file names and in the status. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** The name of its own database, for a service that has one. */
    public Optional<String> database() {
        return switch (this) {
            case CONNECTOR_SERVICE -> Optional.of("connector");
            case TRIGGER_ENGINE -> Optional.of("trigger");
            case HEALTH_MONITOR -> Optional.of("health");
            case KAFKA, POSTGRES, ISSUER, SIMULATOR, WEBHOOK_GATEWAY -> Optional.empty();
        };
    }

    /** Whether it is a client of connector-service, as which it needs tokens. */
    public boolean asksConnectorService() {
        return this == TRIGGER_ENGINE || this == HEALTH_MONITOR;
    }

    /** The part with this {@link #id}. */
    public static Optional<Part> named(String id) {
        return Arrays.stream(values()).filter(part -> part.id.equals(id)).findFirst();
    }

    /** The services of Hookline. */
    public static List<Part> services() {
        return Arrays.stream(values()).filter(part -> part.kind == Kind.SERVICE).toList();
    }
}
