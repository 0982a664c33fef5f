package io.hookline.connector.repair;

/** What came of asking for a new deploy key or webhook. */
public sealed interface Regeneration {

    /** The new one is in place, and the old one gone. */
    record Done(String what) implements Regeneration {}

    /** Bitbucket or other work stands in the way for now; it goes on by itself. */
    record Underway(String why) implements Regeneration {}

    /** Bitbucket refuses; the old one stays, and nothing is left of the new. */
    record Refused(String why) implements Regeneration {}

    /** The project is not set up. */
    record NotReady() implements Regeneration {}

    /** There is no such project. */
    record UnknownProject() implements Regeneration {}
}
