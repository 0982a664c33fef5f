package io.hookline.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {

    private static final Failure FAILURE = new Failure.NotFound("gone");

    @Test
    void shouldChangeTheValueOnly() {
        assertThat(Result.ok(1).map(value -> value + 1)).isEqualTo(Result.ok(2));
        assertThat(Result.<Integer>failed(FAILURE).map(value -> value + 1)).isEqualTo(Result.failed(FAILURE));
    }

    @Test
    void shouldGoOnOnlyAfterSuccess() {
        assertThat(Result.ok(1).flatMap(_ -> Result.failed(FAILURE))).isEqualTo(Result.failed(FAILURE));
        assertThat(Result.<Integer>failed(FAILURE).flatMap(Result::ok)).isEqualTo(Result.failed(FAILURE));
    }

    @Test
    void shouldRecoverOnlyFromFailure() {
        assertThat(Result.ok(1).recover(_ -> Result.ok(2))).isEqualTo(Result.ok(1));
        assertThat(Result.<Integer>failed(FAILURE).recover(_ -> Result.ok(2))).isEqualTo(Result.ok(2));
        assertThat(Result.<String>failed(FAILURE).orElse(Failure::why)).isEqualTo("gone");
    }
}
