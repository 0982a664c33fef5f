package io.hookline.connector.store;

/** The places between two effects, where a crash must do no harm. Nothing happens there; tests let a crash happen. */
@FunctionalInterface
public interface CrashPoints {

    /** Work has come to this place. */
    void reached(String place);

    /** Work has come to this place. */
    default void reached(CrashPlace place) {
        reached(name(place));
    }

    /** What a place is called. */
    static String name(CrashPlace place) {
        return place.getClass().getSimpleName() + " " + place;
    }
}
