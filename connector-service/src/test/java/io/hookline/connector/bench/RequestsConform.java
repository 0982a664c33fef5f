package io.hookline.connector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.simulator.conformance.ConformanceTally;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Everything that the service asked of a class's Bitbuckets is as Atlassian's own descriptions have it. */
public final class RequestsConform implements AfterAllCallback {

    /** Data Center's OAuth endpoints have a page of their own and are not in its description. */
    private static final String OAUTH = " /oauth2/latest/";

    private static final Path REPOSITORY = Path.of("..");

    @Override
    public void afterAll(ExtensionContext context) {
        ConformanceTally tally = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(ConformanceTally.class, _ -> new ConformanceTally(REPOSITORY), ConformanceTally.class);
        assertThat(tally.add(OnBench.bench.simulator().requestLog()))
                .filteredOn(violation -> !violation.operation().contains(OAUTH))
                .isEmpty();
    }
}
