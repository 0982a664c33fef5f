package io.hookline.bitbucket.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BuildCapabilitiesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
    private final BuildCapabilities capabilities = new BuildCapabilities(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    });

    @Test
    void shouldAskAgainAfterAnHour() {
        assertThat(capabilities.rich(() -> Result.ok(false))).isEqualTo(Result.ok(false));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(59)));
        assertThat(capabilities.rich(() -> Result.ok(true))).isEqualTo(Result.ok(false));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));

        assertThat(capabilities.rich(() -> Result.ok(true))).isEqualTo(Result.ok(true));
    }

    @Test
    void shouldForgetAFailure() {
        Result<Boolean> failed = Result.failed(new Failure.Unavailable("down"));

        assertThat(capabilities.rich(() -> failed)).isEqualTo(failed);
        assertThat(capabilities.rich(() -> Result.ok(true))).isEqualTo(Result.ok(true));
    }
}
