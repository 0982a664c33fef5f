package io.hookline.gateway.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Finds everything that is wrong with a configuration, so that all of it is told at once. */
final class ConfigFaults {

    private static final int KEY_BYTES = 32;
    private static final long SMALLEST_BODY = 256 * 1024;
    private static final long LARGEST_BODY = 64 * 1024 * 1024;
    private static final Duration SHORTEST_RECEIVE = Duration.ofSeconds(1);
    private static final Duration LONGEST_RECEIVE = Duration.ofSeconds(9);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(8);

    private ConfigFaults() {}

    /** One sentence for each fault, without any key's value. */
    static List<String> of(GatewayConfig config) {
        List<String> faults = new ArrayList<>();
        if (config.masterKeys().isEmpty()) {
            faults.add("hookline.gateway.master-keys.<name> is missing: one key at least is needed");
        }
        config.masterKeys().forEach((name, key) -> {
            if (!isKey(key)) {
                faults.add("hookline.gateway.master-keys." + name + " is not 32 bytes in Base64");
            }
        });
        long maxBody = config.maxBody().asLongValue();
        if (maxBody < SMALLEST_BODY || maxBody > LARGEST_BODY) {
            faults.add("hookline.gateway.max-body is not between 256K, Cloud's largest delivery, and 64M");
        }
        if (config.maxReceiving().asLongValue() < maxBody) {
            faults.add("hookline.gateway.max-receiving is less than one body of hookline.gateway.max-body");
        }
        Duration receive = config.receiveTimeout();
        if (receive.compareTo(SHORTEST_RECEIVE) < 0 || receive.compareTo(LONGEST_RECEIVE) > 0) {
            faults.add("hookline.gateway.receive-timeout is not between 1s and 9s: Bitbucket waits 10s in all");
        }
        if (config.maxInFlight() < 1) {
            faults.add("hookline.gateway.max-in-flight is not positive");
        }
        if (!config.maxWait().isPositive()) {
            faults.add("hookline.gateway.max-wait is not positive");
        }
        if (config.requestTimeout().compareTo(receive.plus(config.publishTimeout())) <= 0) {
            faults.add(
                    "hookline.gateway.request-timeout is not more than receive-timeout and publish-timeout together");
        }
        Duration timeout = config.publishTimeout();
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            faults.add("hookline.gateway.publish-timeout is not between 2s and 8s");
        }
        return faults;
    }

    private static boolean isKey(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
