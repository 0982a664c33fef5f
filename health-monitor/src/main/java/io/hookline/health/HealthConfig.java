package io.hookline.health;

import io.hookline.health.plan.QuietHours;
import io.hookline.health.plan.RepairMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;

/** All settings of the health monitor. Where connector-service is, {@code quarkus.rest-client.connector.url} says. */
@ConfigMapping(prefix = "hookline.health")
public interface HealthConfig {

    /** Between two looks at a project that got well just now, that nothing is known of yet, or that only a person can mend. */
    @WithDefault("15m")
    Duration interval();

    /** Between two looks at a project that has been well for long: the interval grows to a quarter of that time, up to this. */
    @WithDefault("1h")
    Duration longestInterval();

    /** From a fault to the look that confirms it, and between looks while a repair is under way. */
    @WithDefault("30s")
    Duration confirmDelay();

    /** To the next look when Bitbucket or connector-service gave no usable answer, or when repairs are held. */
    @WithDefault("2m")
    Duration unknownDelay();

    /** How long a delivery, or a look at everything, proves that the webhook works; until then looks ask git only. */
    @WithDefault("24h")
    Duration proofLife();

    /** After which everything is looked at, whatever was delivered. */
    @WithDefault("48h")
    Duration fullLookEvery();

    /** How long after refs moved a delivery may still come before the webhook counts as silent. */
    @WithDefault("10m")
    Duration silence();

    /** From a project's creation to its first look: the time that its set-up may take. */
    @WithDefault("1m")
    Duration firstLookAfter();

    /** Hours of each day in which nothing is repaired that can wait, such as {@code 22:00-06:00}; a project may have its own. */
    @WithDefault("none")
    QuietHours quietHours();

    /** The time zone of quiet hours, such as {@code Europe/Berlin}, where a project names none. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** How long changes of a project's health are remembered. */
    @WithDefault("90d")
    Duration history();

    /** How projects are leased and looked at. */
    Scan scan();

    /** When a connector is parked because its looks see nothing. */
    Blind blind();

    /** When and how often a fault is repaired. */
    Repair repair();

    /** When so many projects get into trouble at once that nothing is repaired. */
    MassFailure massFailure();

    /** How messages get from the outbox to Kafka. */
    Relay relay();

    /** See {@link #scan}. */
    interface Scan {

        /** How often due projects are sought. */
        @WithDefault("1s")
        Duration every();

        /** Connectors worked on at the same time by this replica. */
        @WithDefault("8")
        @Min(1)
        int connectorsAtOnce();

        /** Projects leased at a time, all of one connector. */
        @WithDefault("32")
        @Min(1)
        int batch();

        /** Looks at projects of one connector at the same time. */
        @WithDefault("8")
        @Min(1)
        int looksAtOnce();

        /** How long connector-service may take for one observation. */
        @WithDefault("20s")
        Duration lookTimeout();

        /** How long a batch belongs to its worker: what a worker's crash delays its projects by. More than a batch takes at worst. */
        @WithDefault("2m")
        Duration lease();
    }

    /** See {@link #blind}. */
    interface Blind {

        /** Looks in a row that see nothing, neither by git nor over the API, before a connector is parked; of the API alone likewise. */
        @WithDefault("3")
        @Min(1)
        int looks();

        /** To the first probe; doubles with each that sees nothing either. */
        @WithDefault("1m")
        Duration firstProbe();

        /** What the time between probes grows to. */
        @WithDefault("30m")
        Duration longestProbe();

        /** Between probes while only the credential's budget of calls is used up. */
        @WithDefault("30s")
        Duration limitedProbe();
    }

    /** See {@link #repair}. */
    interface Repair {

        /** What is done about faults of projects that say nothing else: {@code automatic}, {@code ask} or {@code off}. */
        @WithDefault("automatic")
        RepairMode mode();

        /** Deploy keys and webhooks replaced in a workspace within an hour, at most. */
        @WithDefault("200")
        @Min(1)
        int workspaceCap();

        /** Looks in a row that must find a fault before it is repaired. */
        @WithDefault("2")
        @Min(1)
        int confirmAfter();

        /** Repairs without success after which a person is needed. */
        @WithDefault("5")
        @Min(1)
        int maxAttempts();

        /** Before the second repair of the same fault; doubles with each. */
        @WithDefault("1m")
        Duration backoff();

        /** What the back-off grows to. */
        @WithDefault("1h")
        Duration maxBackoff();

        /** After which a repair whose result did not come counts as lost. */
        @WithDefault("10m")
        Duration timeout();
    }

    /** See {@link #massFailure}. */
    interface MassFailure {

        /** The share of a connector's or host's projects, of those looked at within the window, that must have got into trouble; from 0 to 1. */
        @WithDefault("0.2")
        @DecimalMin("0")
        @DecimalMax("1")
        double share();

        /** Fewer projects newly in trouble than this are never a mass failure. */
        @WithDefault("5")
        @Min(1)
        int atLeast();

        /** How long a project counts as newly in trouble. */
        @WithDefault("30m")
        Duration window();

        /** How often it is looked whether a mass failure is over; a look at one of its projects that ends it is seen at once. */
        @WithDefault("10s")
        Duration reviewEvery();
    }

    /** See {@link #relay}. */
    interface Relay {

        /** How often the outbox is looked through; a commit of this replica's is relayed at once. */
        @WithDefault("1s")
        Duration every();

        /** Messages published before they are deleted together. */
        @WithDefault("100")
        @Min(1)
        int batch();
    }
}
