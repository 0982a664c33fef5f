package io.hookline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.kubernetes.setting.Document;
import io.hookline.kubernetes.setting.OwnSettings;
import io.hookline.kubernetes.setting.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsDocumentedIT {

    @ParameterizedTest
    @EnumSource
    void shouldDocumentEverySettingWithItsDefaultAndNoOther(Service service) {
        assertThat(Document.of("configuration.md").settings(service.id()))
                .isEqualTo(OwnSettings.of(service.settings()));
    }
}
