package io.hookline.simulator.fault;

import java.util.regex.Pattern;

/**
 * Which requests a fault hits.
 *
 * @param server {@code cloud}, {@code datacenter} or {@code *}
 * @param method an HTTP method or {@code *}
 * @param path where the raw path must match; {@code *} stands for anything
 * @param times how many requests it hits before it is used up; negative for no end
 */
public record FaultRule(String server, String method, String path, Fault fault, int times) {

    boolean hits(String requestServer, String requestMethod, String requestPath) {
        return (server.equals("*") || server.equals(requestServer))
                && (method.equals("*") || method.equals(requestMethod))
                && Pattern.matches(glob(path), requestPath);
    }

    private static String glob(String pattern) {
        return "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
    }

    FaultRule used() {
        return times < 0 ? this : new FaultRule(server, method, path, fault, times - 1);
    }
}
