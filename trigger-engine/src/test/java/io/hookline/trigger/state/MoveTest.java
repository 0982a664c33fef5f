package io.hookline.trigger.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.state.Move.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MoveTest {

    private static final CommitHash ONE = CommitHash.of("a1".repeat(20));
    private static final CommitHash TWO = CommitHash.of("a2".repeat(20));

    static Stream<Move> moves() {
        return Stream.of(
                Move.told(null, TWO), Move.told(ONE, TWO), Move.seen(null, TWO), new Move(ONE, TWO, Kind.AHEAD));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void shouldReadTheTextThatItWrites(Move move) {
        assertThat(Move.of(move.text())).isEqualTo(move);
    }
}
