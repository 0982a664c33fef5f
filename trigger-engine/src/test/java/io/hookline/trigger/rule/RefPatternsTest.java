package io.hookline.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.GitRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefPatternsTest {

    @ParameterizedTest
    @CsvSource({
        "release/.*, release/1, true",
        "release/.*, my-release/1, false",
        "release, release/1, false",
        "(main|release/\\d+), release/12, true",
        "(main|release/\\d+), release/x, false",
        "feature, Feature, false",
        "(?i)feature, Feature, true",
        "'', feature, false"
    })
    void shouldMatchTheWholeName(String pattern, String branch, boolean admitted) {
        assertThat(new RefPatterns(List.of(pattern)).admit(GitRef.branch(branch)))
                .isEqualTo(admitted);
    }

    @Test
    void shouldNameNothingWithoutAPattern() {
        assertThat(new RefPatterns(List.of()).name(GitRef.tag("any"))).isFalse();
    }

    @Test
    void shouldNameWhatOnePatternMatches() {
        assertThat(new RefPatterns(List.of("(", "v\\d+")).name(GitRef.tag("v1")))
                .isTrue();
    }

    @Test
    void shouldAdmitEveryNameWithoutAPattern() {
        assertThat(new RefPatterns(List.of()).admit(GitRef.branch("any"))).isTrue();
    }

    @Test
    void shouldMatchNothingWithAPatternThatIsNone() {
        RefPatterns filter = new RefPatterns(List.of("(?=look)ahead"));

        assertThat(filter.admit(GitRef.branch("ahead"))).isFalse();
        assertThat(filter.inWords()).contains("no valid pattern");
    }

    @Test
    void shouldTakeLinearTimeForAPatternMadeToTakeLong() {
        String evil = "(a+)+b";

        assertThat(new RefPatterns(List.of(evil)).admit(GitRef.branch("a".repeat(50_000))))
                .isFalse();
    }
}
