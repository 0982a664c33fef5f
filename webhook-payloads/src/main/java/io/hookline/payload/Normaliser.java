package io.hookline.payload;

import io.hookline.payload.cloud.CloudNormaliser;
import io.hookline.payload.datacenter.DataCenterNormaliser;
import io.hookline.payload.delivery.Normalised;
import io.hookline.payload.delivery.ReceivedDelivery;
import io.hookline.payload.json.Payloads;

/** Says what a delivery means. Safe for use by many threads. */
public final class Normaliser {

    private final CloudNormaliser cloud;
    private final DataCenterNormaliser dataCenter;

    /**
     * Makes one.
     *
     * @param maxBytes the longest body
     */
    public Normaliser(int maxBytes) {
        Payloads payloads = new Payloads(maxBytes);
        cloud = new CloudNormaliser(payloads);
        dataCenter = new DataCenterNormaliser(payloads);
    }

    /**
     * What the delivery means; never throws for what a body can hold.
     *
     * @param body as the product of the delivery's repository sent it
     */
    public Normalised normalise(ReceivedDelivery delivery, byte[] body) {
        return switch (delivery.registered().product()) {
            case CLOUD -> cloud.normalise(delivery, body);
            case DATA_CENTER -> dataCenter.normalise(delivery, body);
        };
    }
}
