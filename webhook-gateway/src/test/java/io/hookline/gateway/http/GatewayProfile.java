package io.hookline.gateway.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A gateway with two master keys, on a free port. */
public class GatewayProfile implements QuarkusTestProfile {

    static final byte[] MASTER_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** What new hooks' secrets follow from, while those of older ones still follow from the other. */
    static final byte[] NEXT_MASTER_KEY = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "hookline.gateway.master-keys.main", Base64.getEncoder().encodeToString(MASTER_KEY),
                "hookline.gateway.master-keys.next", Base64.getEncoder().encodeToString(NEXT_MASTER_KEY),
                "hookline.gateway.publish-timeout", "2s",
                "hookline.gateway.receive-timeout", "1s",
                "hookline.gateway.request-timeout", "4s",
                "quarkus.http.test-port", "0");
    }
}
