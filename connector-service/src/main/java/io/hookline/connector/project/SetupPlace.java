package io.hookline.connector.project;

import io.hookline.connector.store.CrashPlace;

/**
 * Where set-up can be cut off.
 *
 * @param noted after the step was noted, not before
 */
public record SetupPlace(SetupStep step, boolean noted) implements CrashPlace {

    @Override
    public String toString() {
        return step + (noted ? " noted" : " done");
    }
}
