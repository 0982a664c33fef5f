package io.hookline.gateway.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordBudgetTest {

    private static final long NOW = 1_795_000_020_000L;

    private final RecordBudget budget = new RecordBudget(2, 5);

    @Test
    void shouldGiveAHookItsShareAMinute() {
        assertThat(taken("a", 10, NOW)).isEqualTo(2);
        assertThat(taken("b", 10, NOW + 100)).isEqualTo(2);
    }

    @Test
    void shouldNotGiveMoreThanTheWholeHoweverManyHooks() {
        assertThat(IntStream.range(0, 100)
                        .filter(hook -> budget.take("hook" + hook, NOW))
                        .count())
                .isEqualTo(5);
    }

    @Test
    void shouldGiveAnewInTheNextMinute() {
        assertThat(taken("a", 10, NOW)).isEqualTo(2);
        assertThat(taken("a", 10, NOW + 60_000)).isEqualTo(2);
    }

    private long taken(String hook, int attempts, long now) {
        return IntStream.range(0, attempts).filter(_ -> budget.take(hook, now)).count();
    }
}
