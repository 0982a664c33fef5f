package io.hookline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DriftIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hookline.kubernetes.Drift#all")
    void shouldNotice(Drift drift) {
        assertThat(drift.breaks().faults(drift.drifted())).isNotEmpty();
    }
}
