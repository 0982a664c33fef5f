package io.hookline.connector.bench;

import io.hookline.connector.store.CrashPlace;
import io.hookline.connector.store.CrashPoints;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** Lets the service crash once where a test wants it to. */
@Singleton
public class TestCrashPoints implements CrashPoints {

    private final AtomicReference<Stop> next = new AtomicReference<>();

    /** What a crash looks like from inside: nothing catches it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String place) {
            super("crash at " + place);
        }
    }

    /** The next work that comes to this place crashes. */
    public void crashAt(String place) {
        at(place, () -> {
            throw new Crash(place);
        });
    }

    /** The next work that comes to this place crashes. */
    public void crashAt(CrashPlace place) {
        crashAt(CrashPoints.name(place));
    }

    /** The next work that comes to this place waits until this is done. */
    public void at(CrashPlace place, Runnable work) {
        at(CrashPoints.name(place), work);
    }

    private void at(String place, Runnable work) {
        next.set(new Stop(place, work));
    }

    /** Whether work has come to the place. */
    public boolean hasCrashed() {
        return next.get() == null;
    }

    @Override
    public void reached(String place) {
        Stop stop = next.get();
        if (stop != null && stop.place().equals(place) && next.compareAndSet(stop, null)) {
            stop.work().run();
        }
    }

    private record Stop(String place, Runnable work) {}
}
