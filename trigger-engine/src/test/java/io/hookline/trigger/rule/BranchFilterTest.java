package io.hookline.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.GitRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchFilterTest {

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
        assertThat(new BranchFilter(List.of(pattern)).admits(GitRef.branch(branch)))
                .isEqualTo(admitted);
    }

    @Test
    void shouldAdmitEveryNameWithoutAPattern() {
        assertThat(new BranchFilter(List.of()).admits(GitRef.branch("any"))).isTrue();
    }

    @Test
    void shouldMatchNothingWithAPatternThatIsNone() {
        BranchFilter filter = new BranchFilter(List.of("(?=look)ahead"));

        assertThat(filter.admits(GitRef.branch("ahead"))).isFalse();
        assertThat(filter.inWords()).contains("no valid pattern");
    }

    @Test
    void shouldTakeLinearTimeForAPatternMadeToTakeLong() {
        String evil = "(a+)+b";

        assertThat(new BranchFilter(List.of(evil)).admits(GitRef.branch("a".repeat(50_000))))
                .isFalse();
    }
}
