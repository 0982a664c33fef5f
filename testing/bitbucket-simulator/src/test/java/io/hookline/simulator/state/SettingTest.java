package io.hookline.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {

    @ParameterizedTest
    @EnumSource
    void shouldAllowItsInitialValueAndBeFoundByItsName(Setting setting) {
        assertThatCode(() -> setting.check(setting.initial())).doesNotThrowAnyException();
        assertThat(Setting.ofWireName(setting.wireName())).isEqualTo(setting);
    }

    @Test
    void shouldRefuseOtherValues() {
        assertThatThrownBy(() -> Setting.DC_REDIRECT.check("200")).isInstanceOf(IllegalArgumentException.class);
    }
}
