package io.hookline.bitbucket;

import org.jspecify.annotations.Nullable;

/**
 * How an instance is reached.
 *
 * @param caBundle whom to trust beside Java's own authorities
 * @param label what people know the connection by, for the view of its budget; no secret
 * @param payer whose calls Bitbucket counts where that is not the credential itself, such as an OAuth consumer whose access
 *     tokens change; no secret
 */
public record Connection(
        Instance instance,
        @Nullable CaBundle caBundle,
        @Nullable String label,
        @Nullable String payer) {

    /** A connection without any particulars. */
    public static Connection to(Instance instance) {
        return new Connection(instance, null, null, null);
    }

    /** The same connection, with certificates to trust as well. */
    public Connection trusting(@Nullable CaBundle bundle) {
        return new Connection(instance, bundle, label, payer);
    }

    /** The same connection, with a label. */
    public Connection labelled(String name) {
        return new Connection(instance, caBundle, name, payer);
    }

    /** The same connection, whose calls count as somebody's. */
    public Connection paidBy(String name) {
        return new Connection(instance, caBundle, label, name);
    }
}
