package io.hookline.connector.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SetupStepTest {

    @Test
    void shouldTellTheGatewayOfAWebhookBeforeBitbucketAndLookAgainAfterIt() {
        assertThat(Stream.iterate(SetupStep.REGISTER_KEY, SetupStep::next).limit(7))
                .containsExactly(
                        SetupStep.REGISTER_KEY,
                        SetupStep.PUBLISH,
                        SetupStep.BASELINE,
                        SetupStep.REGISTER_WEBHOOK,
                        SetupStep.CATCH_UP,
                        SetupStep.DONE,
                        SetupStep.DONE);
    }

    @Test
    void shouldBeDoneOnlyWhenALaterStepIsNext() {
        assertThat(SetupStep.PUBLISH.isDoneAt(SetupStep.PUBLISH)).isFalse();
        assertThat(SetupStep.PUBLISH.isDoneAt(SetupStep.BASELINE)).isTrue();
    }
}
