package io.hookline.gateway.receive;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the list that Atlassian publishes: of its items, those that Bitbucket delivers from. */
final class PublishedRanges {

    private PublishedRanges() {}

    /**
     * The ranges; there is one at least.
     *
     * @throws IOException when it is no JSON
     * @throws IllegalArgumentException when it is no such list, or one of its ranges does not read: half a list would refuse deliveries
     */
    static List<IpSubnetFilterRule> read(byte[] json) throws IOException {
        List<IpSubnetFilterRule> rules = new ArrayList<>();
        for (JsonNode item : Json.mapper().readTree(json).path("items")) {
            if (names(item.path("product"), "bitbucket") && names(item.path("direction"), "egress")) {
                rules.add(range(item.path("cidr").asText()));
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("it has no range that Bitbucket delivers from");
        }
        return rules;
    }

    /** An address, never a name: nobody is asked for one. */
    private static IpSubnetFilterRule range(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a range of it has no length");
        }
        return new IpSubnetFilterRule(
                InetAddress.ofLiteral(cidr.substring(0, slash)),
                Integer.parseInt(cidr.substring(slash + 1)),
                IpFilterRuleType.ACCEPT);
    }

    private static boolean names(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(one -> one.asText().equals(name));
    }
}
