package io.hookline.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.gateway.publish.Waiting.Entry;
import io.hookline.gateway.publish.Waiting.Place;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private final Waiting waiting = new Waiting(2, 3, 100);

    @Test
    void shouldTakeNoMoreThanMayWait() {
        enter(0, 0);
        enter(1, 0);
        enter(0, 0);

        assertThat(waiting.enter(1, 0)).isEqualTo(new Entry.Full());
        assertThat(waiting.count()).isEqualTo(3);
    }

    @Test
    void shouldTakeOneMoreWhenOneLeaves() {
        Place first = enter(0, 0);
        enter(0, 0);
        enter(0, 0);
        waiting.leave(first);

        assertThat(waiting.enter(0, 0)).isInstanceOf(Place.class);
    }

    @Test
    void shouldTakeNoneBehindOneThatHasWaitedTooLong() {
        enter(0, 0);

        assertThat(waiting.enter(0, 101)).isEqualTo(new Entry.Slow());
        assertThat(waiting.count()).isEqualTo(1);
    }

    @Test
    void shouldTakeOneBehindOneThatHasWaitedForLong() {
        enter(0, 0);

        assertThat(waiting.enter(0, 100)).isInstanceOf(Place.class);
    }

    @Test
    void shouldKeepNobodyOutOfTheOtherLanes() {
        enter(0, 0);

        assertThat(waiting.enter(1, 101)).isInstanceOf(Place.class);
    }

    @Test
    void shouldTakeMoreOnceTheSlowOneHasLeft() {
        Place slow = enter(0, 0);
        enter(0, 60);
        waiting.leave(slow);

        assertThat(waiting.enter(0, 120)).isInstanceOf(Place.class);
        assertThat(waiting.enter(0, 161)).isEqualTo(new Entry.Slow());
    }

    @Test
    void shouldForgetThoseThatLeftOutOfTheirOrder() {
        Place first = enter(0, 0);
        Place second = enter(0, 0);
        waiting.leave(second);

        assertThat(waiting.enter(0, 101)).isEqualTo(new Entry.Slow());
        waiting.leave(first);
        assertThat(waiting.enter(0, 101)).isInstanceOf(Place.class);
        assertThat(waiting.count()).isEqualTo(1);
    }

    private Place enter(int lane, long now) {
        return (Place) waiting.enter(lane, now);
    }
}
