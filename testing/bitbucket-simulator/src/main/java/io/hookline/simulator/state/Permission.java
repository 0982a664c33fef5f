package io.hookline.simulator.state;

/** What an identity may do with repositories; each level includes the ones before it. */
public enum Permission {
    NONE,
    READ,
    WRITE,
    ADMIN;

    public boolean includes(Permission other) {
        return compareTo(other) >= 0;
    }
}
