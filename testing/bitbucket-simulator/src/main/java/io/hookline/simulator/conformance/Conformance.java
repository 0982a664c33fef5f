package io.hookline.simulator.conformance;

import java.util.List;

/**
 * What a check of logged requests against the specifications found.
 *
 * @param requests how many requests were checked
 * @param answers how many answers had a schema to be checked against
 * @param violations what does not fit, each once
 */
public record Conformance(int requests, int answers, List<Violation> violations) {

    /** Which side of an exchange broke the specification. */
    public enum Side {
        REQUEST,
        ANSWER
    }

    /**
     * One thing that does not fit.
     *
     * @param operation the method and path template, or the raw path if the specification has no such operation
     */
    public record Violation(Side side, String operation, String message) {}

    public Conformance {
        violations = List.copyOf(violations);
    }

    /** The violations by the clients' requests. */
    public List<Violation> byClients() {
        return violations.stream()
                .filter(violation -> violation.side() == Side.REQUEST)
                .toList();
    }
}
