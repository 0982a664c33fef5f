package io.hookline.gateway.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A gateway with one master key, on a free port. */
public class GatewayProfile implements QuarkusTestProfile {

    static final byte[] MASTER_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "hookline.gateway.master-keys.main", Base64.getEncoder().encodeToString(MASTER_KEY),
                "hookline.gateway.publish-timeout", "2s",
                "hookline.gateway.receive-timeout", "1s",
                "quarkus.http.test-port", "0");
    }
}
