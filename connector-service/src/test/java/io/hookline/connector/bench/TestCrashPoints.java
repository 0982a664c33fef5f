package io.hookline.connector.bench;

import io.hookline.connector.store.CrashPoints;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** Lets the service crash once where a test wants it to. */
@Singleton
public class TestCrashPoints implements CrashPoints {

    private final AtomicReference<String> next = new AtomicReference<>();

    /** What a crash looks like from inside: nothing catches it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String place) {
            super("crash at " + place);
        }
    }

    /** The next work that comes to this place crashes. */
    public void crashAt(String place) {
        next.set(place);
    }

    /** Whether the crash has happened. */
    public boolean hasCrashed() {
        return next.get() == null;
    }

    @Override
    public void reached(String place) {
        if (place.equals(next.get())) {
            next.set(null);
            throw new Crash(place);
        }
    }
}
