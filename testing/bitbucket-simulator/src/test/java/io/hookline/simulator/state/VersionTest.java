package io.hookline.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "7.14.0, false, false, false, false",
        "7.21.0, false, false, false, true",
        "8.19.1, false, true, true, true",
        "9.4.2,  false, true, true, true",
        "10.2.0, true,  true, true, true",
        "10.4,   true,  true, true, true"
    })
    void shouldKnowWhatEachVersionBrought(
            String text, boolean isoDates, boolean drafts, boolean projectHooks, boolean oauth2) {
        Version version = Version.parse(text);

        assertThat(version.isoDates()).isEqualTo(isoDates);
        assertThat(version.knowsDrafts()).isEqualTo(drafts);
        assertThat(version.projectHooks()).isEqualTo(projectHooks);
        assertThat(version.oauth2()).isEqualTo(oauth2);
    }
}
