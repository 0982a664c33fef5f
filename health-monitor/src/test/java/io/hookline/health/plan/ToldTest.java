package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.HealthState;
import io.hookline.health.diagnose.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row is a number of looks, each with what people know of and whether repairs are held, and the changes that are told: from and to. */
class ToldTest {

    private enum Seen {
        WELL("healthy"),
        NO_HOOK("webhook-missing-first-look-only-notes-it"),
        NO_HOOK_NOR_KEY("deploy-key-and-webhook-deleted-repairs-both"),
        OLD_KEY("deploy-key-aging-is-for-a-person"),
        DOWN("bitbucket-down-repairs-nothing");

        private final String scenario;

        Seen(String scenario) {
            this.scenario = scenario;
        }

        private Diagnosis diagnosis() {
            return Scenario.named(scenario).diagnosis();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        WELL, NO_HOOK, NO_HOOK, WELL                                     | null-HEALTHY HEALTHY-BROKEN BROKEN-HEALTHY
        WELL, NO_HOOK, NO_HOOK webhook-missing, WELL                     | null-HEALTHY HEALTHY-BROKEN BROKEN-HEALTHY
        WELL, NO_HOOK webhook-missing, WELL                              | null-HEALTHY
        WELL, NO_HOOK, NO_HOOK webhook-missing, NO_HOOK, NO_HOOK         | null-HEALTHY HEALTHY-BROKEN BROKEN-BROKEN
        NO_HOOK, NO_HOOK webhook-missing, NO_HOOK_NOR_KEY webhook-missing | null-BROKEN BROKEN-BROKEN
        NO_HOOK, NO_HOOK deploy-key-aged, WELL                           | null-BROKEN BROKEN-HEALTHY
        NO_HOOK, NO_HOOK webhook-missing, DOWN webhook-missing, NO_HOOK webhook-missing, WELL | null-BROKEN BROKEN-UNKNOWN UNKNOWN-HEALTHY
        OLD_KEY, OLD_KEY deploy-key-aged, NO_HOOK deploy-key-aged, WELL  | null-DEGRADED DEGRADED-BROKEN BROKEN-HEALTHY
        WELL, DOWN, DOWN                                                 | null-HEALTHY HEALTHY-UNKNOWN
        WELL, DOWN held, DOWN held, WELL held, WELL                      | null-HEALTHY
        WELL, NO_HOOK, NO_HOOK held, NO_HOOK, WELL                       | null-HEALTHY HEALTHY-BROKEN BROKEN-HEALTHY
        WELL, NO_HOOK held, NO_HOOK                                      | null-HEALTHY HEALTHY-BROKEN
        WELL, NO_HOOK, NO_HOOK webhook-missing, NO_HOOK held, NO_HOOK    | null-HEALTHY HEALTHY-BROKEN BROKEN-BROKEN
        NO_HOOK held, WELL                                               | null-HEALTHY
        OLD_KEY held                                                     | null-DEGRADED
        """)
    void shouldTellWhatPeopleDoNotKnowYet(String looks, String told) {
        assertThat(changes(looks)).containsExactly(told.split(" ", -1));
    }

    private static List<String> changes(String looks) {
        List<String> changes = new ArrayList<>();
        Told told = Told.all(null);
        for (String look : looks.split(", ", -1)) {
            String[] words = look.strip().split(" ", -1);
            Set<String> acknowledged = Set.copyOf(Stream.of(words).skip(1).toList());
            Told after = told.after(Seen.valueOf(words[0]).diagnosis(), acknowledged, acknowledged.contains("held"));
            if (told.isNews(after)) {
                changes.add(change(told.state(), after.state()));
            }
            told = after;
        }
        return changes;
    }

    private static String change(@Nullable HealthState from, @Nullable HealthState to) {
        return from + "-" + to;
    }
}
