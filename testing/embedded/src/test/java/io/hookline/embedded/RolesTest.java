package io.hookline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

    @ParameterizedTest
    @CsvSource({
        "hookline-viewer, viewer",
        "hookline-admin, admin",
        "hookline-runner, runner",
        "hookline-health-monitor, operator",
        "hookline-trigger-engine, operator"
    })
    void shouldGiveTheGroupWhenTheClientIsKnown(String client, String group) {
        assertThat(Roles.of(client)).containsExactly(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "hookline-", "hookline-root", "other-admin"})
    void shouldGiveNoGroupWhenTheClientIsUnknown(String client) {
        assertThat(Roles.of(client)).isEmpty();
    }

    @Test
    void shouldRefuseARoleThatDoesNotExist() {
        assertThatThrownBy(() -> Roles.clientFor("root")).hasMessageContaining("root");
    }
}
