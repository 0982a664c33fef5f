package io.hookline.system;

import io.hookline.contracts.event.Product;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call to Bitbucket during which connector-service is killed.
 *
 * @param path as {@link BitbucketCalls} writes it, the same for every run of the same work
 * @param nth which of the work's like calls it is, from 1
 * @param done whether Bitbucket does what it is asked, and only its answer is lost; else it does nothing
 */
record KillPoint(Product product, String method, String path, int nth, boolean done) {

    /** A call that changes nothing is the same done or not. */
    static List<KillPoint> of(Product product, String method, String path, int nth) {
        return (method.equals("GET") ? Stream.of(false) : Stream.of(false, true))
                .map(done -> new KillPoint(product, method, path, nth, done))
                .toList();
    }

    /** Whether it asks for a token. */
    boolean asksForToken() {
        return path.endsWith("token");
    }

    @Override
    public String toString() {
        return "%s, %s %s, call %d, %s".formatted(product, method, path, nth, done ? "done" : "not done");
    }
}
