package io.hookline.trigger.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeadTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private final Head head = Head.first(GitRef.branch("feature"), commit("a1"), SkipMark.ABSENT, NOON);

    @Test
    void shouldRememberWhatItLeftWhenItMoves() {
        Head moved = head.movedTo(commit("a3"), commit("a2"), SkipMark.ABSENT, NOON.plusSeconds(1));

        assertThat(moved.left()).containsExactly(commit("a1"), commit("a2"));
        assertThat(moved.changedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void shouldNoLongerCountACommitAsLeftWhenItComesBackToIt() {
        Head back = head.movedTo(commit("a2"), commit("a1"), SkipMark.ABSENT, NOON)
                .movedTo(commit("a1"), commit("a2"), SkipMark.ABSENT, NOON);

        assertThat(back.left()).containsExactly(commit("a2"));
    }

    @Test
    void shouldRememberTheLastFewCommitsOnly() {
        Head moved = head;
        for (int i = 0; i < 20; i++) {
            moved = moved.movedTo(commit("b" + Integer.toHexString(i % 16)), null, SkipMark.ABSENT, NOON);
        }

        assertThat(moved.left()).hasSize(8);
    }

    @Test
    void shouldTakeAPushThatStartsWhereItStandsForTheNext() {
        Head moved = head.movedTo(commit("a2"), commit("a1"), SkipMark.ABSENT, NOON);

        assertThat(moved.hasOvertaken(commit("a2"), commit("a1"))).isFalse();
    }

    @Test
    void shouldHaveOvertakenAPushToACommitThatItLeft() {
        Head moved = head.movedTo(commit("a3"), commit("a2"), SkipMark.ABSENT, NOON);

        assertThat(moved.hasOvertaken(commit("a1"), commit("a2"))).isTrue();
    }

    @Test
    void shouldNotHaveOvertakenAPushFromACommitThatItNeverSaw() {
        assertThat(head.hasOvertaken(commit("c1"), commit("c2"))).isFalse();
    }

    @Test
    void shouldBelieveACreationAfterADeletion() {
        Head deleted = head.deleted(commit("a1"), NOON);

        assertThat(deleted.hasOvertaken(null, commit("a1"))).isFalse();
        assertThat(deleted.hasOvertaken(commit("a0"), commit("a1"))).isTrue();
    }

    @Test
    void shouldKeepItsTimeWhenALaterEventWasReceivedEarlier() {
        Head moved = head.movedTo(commit("a2"), commit("a1"), SkipMark.ABSENT, NOON.minusSeconds(5));

        assertThat(moved.changedAt()).isEqualTo(NOON);
    }

    private static CommitHash commit(String digits) {
        return CommitHash.of(digits.repeat(20));
    }
}
