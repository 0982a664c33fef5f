package io.hookline.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.health.RepairCommand;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    private final CloudEvent<Object> event =
            new CloudEvent<>("id-1", "/hookline/test", Samples.TIME, Samples.ALL.get(MessageType.RESTORE_WEBHOOK));

    @Test
    void shouldCarryTheAttributesThatCloudEventsRequiresInBinaryMode() {
        Map<String, String> headers = new HashMap<>();
        event.headers().forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));

        assertThat(headers)
                .containsOnly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "id-1"),
                        Map.entry("ce_source", "/hookline/test"),
                        Map.entry("ce_type", "io.hookline.repair.restore-webhook.v1"),
                        Map.entry("ce_time", "2026-11-20T10:00:00.123Z"),
                        Map.entry("content-type", "application/json"));
    }

    @Test
    void shouldReadAMemberOfTheFamilyAskedFor() throws MalformedMessageException {
        CloudEvent<RepairCommand> read = CloudEvent.read(event.headers()::get, event.value(), RepairCommand.class);

        assertThat(read.data()).isEqualTo(event.data());
    }

    @Test
    void shouldRefuseAMessageOfAnotherFamily() {
        assertThatThrownBy(() -> CloudEvent.read(event.headers()::get, event.value(), BuildMessage.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("io.hookline.repair.restore-webhook.v1 does not belong here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_time"})
    void shouldNameTheAttributeThatIsMissing(String attribute) {
        Map<String, byte[]> headers = event.headers();
        headers.remove(attribute);

        assertThatThrownBy(() -> CloudEvent.read(headers::get, event.value(), Object.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("the message has no " + attribute);
    }

    @Test
    void shouldRefuseATypeThatIsNotKnownHere() {
        Map<String, byte[]> headers = event.headers();
        headers.put("ce_type", "io.hookline.repair.restore-webhook.v99".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> CloudEvent.read(headers::get, event.value(), Object.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("v99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"id\":\"no uuid\"}"})
    void shouldRefuseAValueThatIsNotTheMessage(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CloudEvent.read(event.headers()::get, bytes, Object.class))
                .isInstanceOf(MalformedMessageException.class);
    }
}
