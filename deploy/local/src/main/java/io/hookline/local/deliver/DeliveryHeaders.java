package io.hookline.local.deliver;

import io.hookline.contracts.event.Product;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The request headers that Bitbucket sends with a webhook. */
final class DeliveryHeaders {

    private DeliveryHeaders() {}

    /** Those of a first attempt, without the signature. */
    static Map<String, String> of(Product product, String eventKey, String deliveryId) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("X-Event-Key", eventKey);
        switch (product) {
            case CLOUD -> {
                headers.put("Content-Type", "application/json");
                headers.put("User-Agent", "Bitbucket-Webhooks/2.0");
                headers.put("X-Hook-UUID", UUID.randomUUID().toString());
                headers.put("X-Request-UUID", deliveryId);
                headers.put("X-Attempt-Number", "1");
            }
            case DATA_CENTER -> {
                headers.put("Content-Type", "application/json; charset=utf-8");
                headers.put("X-Request-Id", deliveryId);
            }
        }
        return headers;
    }

    /** The value of {@code X-Hub-Signature}: HMAC-SHA256 over the bytes as they are sent. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
