package io.hookline.connector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorIdentifierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme                                 | acme",
                "On premises (old)                    | on-premises-old",
                "  --a__b--  c  --                    | a-b-c",
                "Grüße, Zoë & Åse                     | gru-e-zoe-ase",
                "ＡＣＭＥ ﬁnance ²                       | acme-finance-2",
                "İstanbul                             | istanbul",
                "system-CLOUD                         | system-cloud",
                "test                                 | connector-test",
                "0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55 | connector-0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55",
            })
    void shouldBeMadeFromTheName(String name, String identifier) {
        assertThat(ConnectorIdentifier.ofName(name)).hasToString(identifier);
    }

    @Test
    void shouldCutALongNameWithoutAHyphenAtItsEnd() {
        assertThat(ConnectorIdentifier.ofName("a".repeat(62) + " " + "b".repeat(30))
                        .value())
                .isEqualTo("a".repeat(62));
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本", "---", "!"})
    void shouldAskForOneWhereTheNameGivesNone(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectorIdentifier.ofName(name))
                .withMessageContaining("give one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "-a", "a-", "a b", "test", "0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55"})
    void shouldRefuseWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectorIdentifier(text));
    }
}
