package io.hookline.trigger.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private final Head head = Head.first(GitRef.branch("feature"), commit("a1"), SkipMark.ABSENT, NOON);
    private final Head tag = Head.first(GitRef.tag("v1"), commit("a1"), SkipMark.ABSENT, NOON);

    @Test
    void shouldRememberWhatItLeftWhenItMoves() {
        Head moved = pushed(head, "a2", "a3");

        assertThat(moved.commit()).isEqualTo(commit("a3"));
        assertThat(moved.left()).containsExactly(commit("a1"), commit("a2"));
        assertThat(moved.moves()).containsExactly(move("a2", "a3"), Move.seen(null, commit("a1")));
        assertThat(moved.changedAt()).isEqualTo(LATER);
    }

    @Test
    void shouldNoLongerCountACommitAsLeftWhenItComesBackToIt() {
        Head back = pushed(pushed(head, "a1", "a2"), "a2", "a1");

        assertThat(back.left()).containsExactly(commit("a2"));
    }

    @Test
    void shouldRememberAStepThatIsTakenAgainOnce() {
        Head again = pushed(pushed(pushed(head, "a1", "a2"), "a2", "a1"), "a1", "a2");

        assertThat(again.moves()).containsExactly(move("a1", "a2"), move("a2", "a1"), Move.seen(null, commit("a1")));
    }

    @Test
    void shouldRememberWhatALatePushNames() {
        Head late = tag.pushed(move("a1", "f2"), commit("a2"), SkipMark.ABSENT, LATER)
                .pushed(move("f0", "a1"), commit("a1"), SkipMark.ABSENT, LATER);

        assertThat(late.commit()).isEqualTo(commit("a2"));
        assertThat(late.left()).containsExactly(commit("a1"), commit("f0"));
        assertThat(pushed(pushed(head, "a2", "a3"), "b1", "a2").left())
                .containsExactly(commit("a2"), commit("b1"), commit("a1"));
    }

    @Test
    void shouldTakeALatePushThatConnectsToWhatItLeftForNoStepAhead() {
        Head late = pushed(pushed(head, "a2", "a3"), "a1", "a2");

        assertThat(late.moves()).containsExactly(move("a1", "a2"), move("a2", "a3"), Move.seen(null, commit("a1")));
    }

    @Test
    void shouldKnowNothingOfARefThatWasNeverSeen() {
        Head gone = Head.neverSeen(GitRef.branch("feature")).deleted(commit("b1"), NOON);

        assertThat(gone.commit()).isNull();
        assertThat(gone.hasOvertaken(move("b0", "b1"), LATER)).isTrue();
    }

    @Test
    void shouldRememberTheLastFewCommitsAndStepsOnly() {
        Head moved = head;
        for (int i = 0; i < 20; i++) {
            moved = pushed(moved, "b" + digit(i), "b" + digit(i + 1));
            moved = pushed(moved, "b" + digit(i + 1), "c" + digit(i));
            moved = pushed(moved, "c" + digit(i), "b" + digit(i + 1));
        }

        assertThat(moved.left()).hasSize(16);
        assertThat(moved.moves()).hasSize(16);
    }

    @Test
    void shouldTakeAPushThatStartsWhereItStandsForTheNext() {
        Head moved = pushed(head, "a1", "a2");

        assertThat(moved.hasOvertaken(move("a2", "a1"), LATER)).isFalse();
    }

    @Test
    void shouldHaveOvertakenAPushToOrFromACommitThatItLeft() {
        Head moved = pushed(head, "a2", "a3");

        assertThat(moved.hasOvertaken(move("a1", "a2"), LATER)).isTrue();
        assertThat(moved.hasOvertaken(move("a0", "a1"), LATER)).isTrue();
        assertThat(moved.hasOvertaken(move("a1", "b1"), LATER)).isTrue();
        assertThat(moved.hasOvertaken(move("b1", "a3"), LATER)).isFalse();
    }

    @Test
    void shouldTakeAPushThatNamesNothingKnownForTheNewestWhereNoneIsStillToCome() {
        assertThat(head.hasOvertaken(move("c1", "c2"), LATER)).isFalse();
        assertThat(pushed(head, "a1", "a2").hasOvertaken(move("c1", "c2"), LATER))
                .isFalse();
    }

    @Test
    void shouldTakeAPushThatNamesNothingKnownForALateOneForTenMinutesWhereOneIsStillToCome() {
        Head gone = pushed(head, "a4", "a5");

        assertThat(gone.hasOvertaken(move("a2", "a3"), LATER)).isTrue();
        assertThat(gone.hasOvertaken(move("a2", "a3"), LATER.plusSeconds(599))).isTrue();
        assertThat(gone.hasOvertaken(move("a2", "a3"), LATER.plusSeconds(600))).isFalse();
    }

    @Test
    void shouldWaitForNoPushOnceAllAreToldOrALookWasTaken() {
        Head told = pushed(pushed(head, "a2", "a3"), "a1", "a2");
        Head seen = pushed(head, "a2", "a3")
                .pushed(Move.seen(commit("a3"), commit("a4")), commit("a4"), SkipMark.UNKNOWN, LATER);

        assertThat(told.hasOvertaken(move("c1", "c2"), LATER)).isFalse();
        assertThat(seen.hasOvertaken(move("c1", "c2"), LATER)).isFalse();
    }

    @Test
    void shouldWaitForNoPushOfADeletedBranchOrOfATag() {
        Head deleted = pushed(head, "a4", "a5").deleted(commit("a5"), LATER);

        assertThat(deleted.hasOvertaken(move("c1", "c2"), LATER)).isFalse();
        assertThat(pushed(tag, "a4", "a5").hasOvertaken(move("c1", "c2"), LATER))
                .isFalse();
    }

    @Test
    void shouldWaitForThePushToWhereAPullRequestShowedIt() {
        Head shown = head.shownAt(commit("a4"), SkipMark.ABSENT, LATER);

        assertThat(shown.hasOvertaken(move("a2", "a3"), LATER.plusSeconds(599))).isTrue();
        assertThat(shown.hasOvertaken(move("a2", "a3"), LATER.plusSeconds(600))).isFalse();
        assertThat(shown.hasOvertaken(move("a4", "a5"), LATER)).isFalse();
        assertThat(pushed(shown, "a3", "a4").hasOvertaken(move("c1", "c2"), LATER.plusSeconds(600)))
                .isFalse();
    }

    @Test
    void shouldGoOnFromAPushToWhereThePushesToldBeforeItLead() {
        Head gone = pushed(pushed(pushed(head, "a2", "a3"), "a4", "a5"), "a5", "a6");
        assertThat(gone.commit()).isEqualTo(commit("a3"));
        assertThat(gone.hasOvertaken(move("a3", "a4"), LATER)).isTrue();
        assertThat(gone.hasOvertaken(move("a3", "c9"), LATER)).isFalse();

        Head caughtUp = pushed(gone, "a3", "a4");

        assertThat(caughtUp.commit()).isEqualTo(commit("a6"));
        assertThat(caughtUp.skip()).isEqualTo(SkipMark.UNKNOWN);
        assertThat(caughtUp.left()).contains(commit("a4"), commit("a5"));
    }

    @Test
    void shouldNotGoOnFromAPushBackOnceAllPushesAreTold() {
        Head told = pushed(pushed(pushed(pushed(head, "a2", "a3"), "a4", "a5"), "a3", "a4"), "a1", "a2");
        assertThat(told.commit()).isEqualTo(commit("a5"));

        Head back = pushed(told, "a5", "a4");

        assertThat(back.commit()).isEqualTo(commit("a4"));
    }

    @Test
    void shouldBelieveACreationAfterADeletion() {
        Head deleted = head.deleted(commit("a1"), NOON);

        assertThat(deleted.hasOvertaken(move(null, "a1"), LATER)).isFalse();
        assertThat(deleted.hasOvertaken(move("a0", "a1"), LATER)).isTrue();
    }

    @Test
    void shouldHaveMissedAPushThatWasNeverTold() {
        Head moved = pushed(pushed(head, "a1", "a2"), "a3", "a4");

        assertThat(moved.missed(move("a2", "a3"), commit("a3"))).isTrue();
        assertThat(moved.missed(move("a1", "a2"), commit("a2"))).isFalse();
        assertThat(moved.missed(move("a5", "a2"), commit("a2"))).isTrue();
        assertThat(moved.missed(move("a0", "a1"), commit("a1"))).isFalse();
        assertThat(moved.missed(move("a0", "f1"), commit("a1"))).isFalse();
        assertThat(moved.deleted(commit("a4"), LATER).missed(move("a2", "a3"), commit("a3")))
                .isFalse();
    }

    @Test
    void shouldStandAtACommitAndAtTheTagObjectThatItWasToldBy() {
        Head annotated = tag.pushed(move("a1", "f2"), commit("a2"), SkipMark.ABSENT, LATER);

        assertThat(annotated.isAt(commit("a2"))).isTrue();
        assertThat(annotated.isAt(commit("f2"))).isTrue();
        assertThat(annotated.hasOvertaken(move("f2", "a1"), LATER)).isFalse();
        assertThat(annotated.shownAt(commit("a2"), SkipMark.ABSENT, LATER).isAt(commit("f2")))
                .isTrue();
        assertThat(annotated.shownAt(commit("a3"), SkipMark.ABSENT, LATER).isAt(commit("f2")))
                .isFalse();
        assertThat(annotated.deleted(commit("f2"), LATER).left()).contains(commit("f2"), commit("a2"));
    }

    @Test
    void shouldTakeADeletionOfATagForLateOnlyWhereItWasMadeAgain() {
        Head moved = pushed(pushed(pushed(tag, null, "a2"), "a2", "a3"), "a3", "a4");
        Head again = pushed(moved, null, "c1");

        assertThat(moved.hasOvertakenDeletionAt(commit("a3"))).isFalse();
        assertThat(again.hasOvertakenDeletionAt(commit("a3"))).isTrue();
        assertThat(again.hasOvertakenDeletionAt(commit("c1"))).isFalse();
        assertThat(again.hasOvertakenDeletionAt(commit("f9"))).isFalse();
    }

    @Test
    void shouldTakeADeletionOfATagForLateWhereALookShowedItsLifeBegin() {
        Head again = pushed(pushed(tag, "a1", "a2"), null, "c1");

        assertThat(again.hasOvertakenDeletionAt(commit("a2"))).isTrue();
    }

    @Test
    void shouldBelieveADeletionOfATagWhoseMakingWasToldLate() {
        Head late = pushed(
                pushed(Head.unpushed(GitRef.tag("v1"), commit("a2"), SkipMark.ABSENT, NOON), "f1", "a2"), null, "a1");

        assertThat(late.hasOvertakenDeletionAt(commit("a2"))).isFalse();
    }

    @Test
    void shouldTakeADeletionOfABranchAtACommitThatItLeftForLate() {
        Head moved = pushed(head, "a1", "a2");

        assertThat(moved.hasOvertakenDeletionAt(commit("a1"))).isTrue();
        assertThat(moved.hasOvertakenDeletionAt(commit("a2"))).isFalse();
        assertThat(moved.hasOvertakenDeletionAt(commit("c1"))).isFalse();
    }

    @Test
    void shouldKeepItsTimeWhenALaterEventWasReceivedEarlier() {
        Head moved = head.pushed(move("a1", "a2"), commit("a2"), SkipMark.ABSENT, NOON.minusSeconds(5));

        assertThat(moved.changedAt()).isEqualTo(NOON);
    }

    private static Head pushed(Head head, @Nullable String before, String after) {
        return head.pushed(move(before, after), commit(after), SkipMark.ABSENT, LATER);
    }

    private static Move move(@Nullable String before, String after) {
        return Move.told(before == null ? null : commit(before), commit(after));
    }

    private static CommitHash commit(String digits) {
        return CommitHash.of(digits.repeat(20));
    }

    private static String digit(int number) {
        return Integer.toHexString(number % 16);
    }
}
