package io.hookline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogPairsTest {

    private final LogPairs pairs = new LogPairs();

    @ParameterizedTest
    @MethodSource
    void shouldGiveEachPairAKeyOfItsOwn(String message, Object[] arguments, Map<String, String> keys) {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(arguments);

        assertThat(pairs.isLoggable(line)).isTrue();
        assertThat(line.getMdcCopy()).isEqualTo(keys);
    }

    static Stream<Arguments> shouldGiveEachPairAKeyOfItsOwn() {
        return Stream.of(
                line("Nothing to tell", Map.of()),
                line("A repair ended project=%s outcome=%s", Map.of("project", "p1", "outcome", "ok"), "p1", "ok"),
                line("Set aside reason=\"%s\" records=%d", Map.of("reason", "odd", "records", "3"), "odd", 3),
                line("Many at once %s=%s project=%s", Map.of("project", "p1"), "connector", "c1", "p1"),
                line("100%% of project=%s", Map.of("project", "p1"), "p1"),
                line("One that has gone project=%s", Map.of("project", "null"), (Object) null));
    }

    private static Arguments line(String message, Map<String, String> keys, Object... arguments) {
        return Arguments.of(message, arguments, keys);
    }
}
