package io.hookline.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, as far as Bitbucket says.
 *
 * @param id Cloud's account {@code uuid} or Data Center's user name; null where Bitbucket names none (deleted user, access token)
 * @param name what people call them
 * @param number Data Center's number of the user, which stays when the user name changes or is given to another; null on Cloud, whose
 *     {@code uuid} stays, and where Data Center tells none
 */
public record Actor(
        @Nullable String id, String name, @Nullable String number) {

    /** Somebody of whom no number is told. */
    public Actor(@Nullable String id, String name) {
        this(id, name, null);
    }

    /** What stays of the account whatever becomes of its names; null where Bitbucket does not tell. */
    public @Nullable String stableId(Product product) {
        return switch (product) {
            case CLOUD -> id;
            case DATA_CENTER -> number;
        };
    }
}
