package io.hookline.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void shouldHaveTheDocumentedOrder() {
        assertThat(Rules.described().keySet())
                .containsExactly(
                        "project-removed",
                        "ref-deleted",
                        "pull-request-closed",
                        "open-pull-requests",
                        "out-of-order",
                        "no-code-change",
                        "skip-marker",
                        "tag",
                        "default-branch",
                        "always-build",
                        "only-pull-requests",
                        "fork",
                        "draft",
                        "branch-filter",
                        "fork-approval",
                        "commit-unknown",
                        "duplicate",
                        "build");
    }
}
