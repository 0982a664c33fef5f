package io.hookline.bitbucket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.simulator.conformance.ConformanceTally;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Everything that a class asked of its simulator is as Atlassian's own descriptions have it. */
final class RequestsConform implements AfterAllCallback {

    private static final Path REPOSITORY = Path.of("..");

    @Override
    public void afterAll(ExtensionContext context) {
        var tally = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(ConformanceTally.class, _ -> new ConformanceTally(REPOSITORY), ConformanceTally.class);
        var contract = (BitbucketContract) context.getRequiredTestInstance();
        assertThat(tally.add(contract.simulator().requestLog())).isEmpty();
    }
}
