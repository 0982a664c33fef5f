package io.hookline.local.command;

import io.hookline.local.stack.Addresses;
import java.io.PrintStream;

/** Tells a person where everything is and what to try. */
final class Directions {

    private Directions() {}

    static void print(Addresses addresses, PrintStream out) {
        out.printf(
                """
                webhook gateway    %s
                connector service  %s
                trigger engine     %s
                health monitor     %s
                OIDC issuer        %s
                Kafka              %s
                PostgreSQL         %s
                Bitbucket Cloud    %s  (simulated)
                Data Center        %s  (simulated)
                simulator control  %s

                Try next:
                  ./hookline demo                        the tour: connect, push, build, break, repair
                  ./hookline tail build-requests         what a CI system would read
                  ./hookline token --role viewer         a bearer token for curl
                  ./hookline status                      what is ready
                """,
                addresses.webhookGateway(),
                addresses.connectorService(),
                addresses.triggerEngine(),
                addresses.healthMonitor(),
                addresses.issuer(),
                addresses.kafka(),
                addresses.postgres(),
                addresses.simulator().cloud().rest(),
                addresses.simulator().dataCenter().rest(),
                addresses.simulator().control());
    }
}
