package io.hookline.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void shouldGiveTheSameIdWhenThePartsAreTheSame() {
        assertThat(EventId.from("hook", "delivery")).isEqualTo(EventId.from("hook", "delivery"));
    }

    @Test
    void shouldGiveAnotherIdWhenThePartsAreCutElsewhere() {
        assertThat(EventId.from("ab", "c")).isNotEqualTo(EventId.from("a", "bc"));
    }

    @Test
    void shouldGiveAnotherIdWhenTheKindIsAnother() {
        assertThat(EventId.from("a").value()).isNotEqualTo(BuildId.from("a").value());
    }

    @Test
    void shouldMarkNameBasedIdsAsRfc9562Prescribes() {
        assertThat(EventId.from("a").value().version()).isEqualTo(8);
        assertThat(EventId.from("a").value().variant()).isEqualTo(2);
    }

    @Test
    void shouldMakeHookIdsOfOneForm() {
        assertThat(HookId.random(new SecureRandom()).value()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeef", "../../etc"})
    void shouldRefuseWhatIsNoHookId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HookId.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2222222222222222222222222222222222222222, 222222222222, true",
        "222222222222, 2222222222222222222222222222222222222222, true",
        "222222222222, 222222222223, false",
        "ABCDEF0, abcdef0, true",
    })
    void shouldMatchHashesByTheirBeginning(String one, String other, boolean expected) {
        assertThat(CommitHash.of(one).matches(CommitHash.of(other))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "zzzzzzz", "22222222222222222222222222222222222222222"})
    void shouldRefuseWhatIsNoCommitHash(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommitHash.of(text));
    }

    @Test
    void shouldReadRepositoryIdsWhateverTheirCase() {
        assertThat(RepositoryId.of("{3DEB8C29-778A-450C-8F69-3E50A18079DF}"))
                .isEqualTo(RepositoryId.of("{3deb8c29-778a-450c-8f69-3e50a18079df}"));
    }
}
