package io.hookline.local.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.build.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a delivery.
 *
 * @param status the gateway's HTTP status
 * @param outcome accepted, ignored, quarantined or refused
 * @param reason why it was ignored; only then
 * @param problem why it was refused; only then
 * @param decisions what the trigger engine decided; empty unless accepted
 */
public record DeliveryReport(
        int status,
        String deliveryId,
        String outcome,
        @Nullable String reason,
        @Nullable JsonNode problem,
        List<Decision> decisions) {

    public DeliveryReport {
        decisions = List.copyOf(decisions);
    }
}
