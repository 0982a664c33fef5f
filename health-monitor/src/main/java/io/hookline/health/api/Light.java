package io.hookline.health.api;

import io.hookline.health.diagnose.Severity;

/** How a check stands, at a glance. */
enum Light {
    GREEN,
    AMBER,
    RED;

    static Light of(Severity worst) {
        return switch (worst) {
            case ADVICE, UNSEEN -> AMBER;
            case BROKEN, REFUSED, GONE -> RED;
        };
    }
}
