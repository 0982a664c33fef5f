package io.hookline.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusKeyTest {

    private static final int CLOUD = 40;
    private static final int NEAR_EQUAL = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build",
                "ci/linux-arm64",
                "0123456789012345678901234567890123456789",
                "k-0123456789abcdef",
                "a name of forty characters, not shorter!"
            })
    void shouldLeaveAKeyThatFits(String key) {
        assertThat(StatusKey.within(key, CLOUD)).isEqualTo(key);
    }

    @Test
    void shouldShowTheBeginningOfAKeyThatIsTooLong() {
        assertThat(StatusKey.within("acme/widgets/integration-tests/linux-arm64", CLOUD))
                .hasSize(CLOUD)
                .isEqualTo("acme/widgets/integratio-vuvhqbksouur0794");
    }

    @Test
    void shouldNotGiveAKeyThatAnotherWasShortenedTo() {
        var longKey = "acme/widgets/integration-tests/linux-arm64";
        var shortened = StatusKey.within(longKey, CLOUD);

        assertThat(StatusKey.within(shortened, CLOUD)).hasSize(CLOUD).isNotEqualTo(shortened);
    }

    @Test
    void shouldNeverCutACharacterInTwo() {
        var key = "k".repeat(22) + "😀".repeat(20);

        assertThat(StatusKey.within(key, CLOUD))
                .startsWith("k".repeat(22) + "-")
                .hasSize(CLOUD - 1);
    }

    /** Keys that differ in one place or in their end only, keys made by shortening, and ones that look like those. */
    @Test
    void shouldKeepManyNearlyEqualKeysApartAndGiveEachTheSameAgain() {
        List<String> keys = nearlyEqual().distinct().toList();

        List<String> fitted =
                keys.stream().map(key -> StatusKey.within(key, CLOUD)).toList();

        assertThat(fitted).doesNotHaveDuplicates().allMatch(key -> key.length() <= CLOUD);
        assertThat(keys).map(key -> StatusKey.within(key, CLOUD)).isEqualTo(fitted);
    }

    private static Stream<String> nearlyEqual() {
        var random = new Random(7);
        var base = "acme/widgets/integration-tests/linux-arm64/";
        var numbered = IntStream.range(0, NEAR_EQUAL).mapToObj(number -> base + number);
        var oneDiffers = IntStream.range(0, NEAR_EQUAL)
                .mapToObj(_ -> new StringBuilder(base.repeat(3)))
                .map(key -> {
                    key.setCharAt(random.nextInt(key.length()), (char) ('a' + random.nextInt(26)));
                    return key.toString();
                });
        var shortened = IntStream.range(0, NEAR_EQUAL).mapToObj(number -> StatusKey.within(base + number, CLOUD));
        var lookalikes = IntStream.range(0, NEAR_EQUAL)
                .mapToObj(number -> base.substring(0, 22 + number % 2) + "-" + "%016d".formatted(number));
        return Stream.of(numbered, oneDiffers, shortened, lookalikes).flatMap(keys -> keys);
    }
}
