package io.hookline.connector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.credential.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration MARGIN = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // issued minutes ago, ends in minutes, asked for after a refusal, refused; what to do
                "1,   120, false, -,     USE",
                "115, 6,   false, -,     USE",
                "115, 5,   false, -,     RENEW",
                "130, -10, false, -,     RENEW",
                "1,   120, false, ours,  RENEW",
                "1,   120, true,  ours,  GIVE_UP",
                "9,   110, true,  ours,  GIVE_UP",
                "10,  110, true,  ours,  RENEW",
                "1,   120, true,  other, USE",
            })
    void shouldRenewOnceForOneRefusal(
            int issuedAgo, int endsIn, boolean afterRefusal, @Nullable String refused, TokenRule expected) {
        Tokens tokens = new Tokens(
                "ours",
                "refresh",
                NOW.minus(Duration.ofMinutes(issuedAgo)),
                NOW.plus(Duration.ofMinutes(endsIn)),
                Set.of(),
                afterRefusal);
        assertThat(TokenRule.decide(tokens, NOW, MARGIN, refused)).isEqualTo(expected);
    }

    @Test
    void shouldAskWhereThereIsNoToken() {
        assertThat(TokenRule.decide(null, NOW, MARGIN, null)).isEqualTo(TokenRule.RENEW);
    }
}
