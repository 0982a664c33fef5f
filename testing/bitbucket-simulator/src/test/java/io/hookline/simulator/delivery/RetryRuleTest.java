package io.hookline.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.simulator.delivery.Attempt.Outcome;
import io.hookline.simulator.state.Product;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    private static final Outcome FAILED = new Outcome.Answered(503);
    private static final Outcome TIMED_OUT = new Outcome.TimedOut();

    @Test
    void shouldTryThreeTimesOnCloud() {
        assertThat(RetryRule.again(Product.CLOUD, 1, FAILED, false)).isTrue();
        assertThat(RetryRule.again(Product.CLOUD, 2, FAILED, false)).isTrue();
        assertThat(RetryRule.again(Product.CLOUD, 3, FAILED, false)).isFalse();
    }

    @Test
    void shouldNotTryAgainAfterAnythingButAServerError() {
        assertThat(RetryRule.again(Product.CLOUD, 1, new Outcome.Answered(404), true))
                .isFalse();
        assertThat(RetryRule.again(Product.CLOUD, 1, new Outcome.Answered(200), true))
                .isFalse();
    }

    @Test
    void shouldTryAgainAfterATimeOutOnlyWhereToldTo() {
        assertThat(RetryRule.again(Product.CLOUD, 1, TIMED_OUT, false)).isFalse();
        assertThat(RetryRule.again(Product.CLOUD, 1, TIMED_OUT, true)).isTrue();
    }

    @Test
    void shouldNeverTryAgainOnDataCenter() {
        assertThat(RetryRule.again(Product.DATA_CENTER, 1, FAILED, true)).isFalse();
    }
}
