package io.hookline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.kubernetes.setting.KnownMetrics;
import org.junit.jupiter.api.Test;

class MetricsDocumentedIT {

    @Test
    void shouldDocumentEveryMetricAndNoOther() {
        assertThat(KnownMetrics.documented()).isNotEmpty().isEqualTo(KnownMetrics.made());
    }
}
