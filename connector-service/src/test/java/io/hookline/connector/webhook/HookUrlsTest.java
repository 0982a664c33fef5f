package io.hookline.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.id.HookId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookUrlsTest {

    private static final HookId HOOK = HookId.of("0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @ValueSource(strings = {"https://ci.example.com", "https://ci.example.com/"})
    void shouldAppendTheHookIdToTheBaseWithOrWithoutItsSlash(String base) {
        assertThat(new HookUrls(base).of(HOOK)).hasToString("https://ci.example.com/hooks/" + HOOK);
    }

    @Test
    void shouldTakeOnlyWebhooksOfThisInstallationForItsOwn() {
        HookUrls urls = new HookUrls("https://ci.example.com/gate");
        assertThat(urls.isOurs("https://ci.example.com/gate/hooks/anything")).isTrue();
        assertThat(urls.isOurs("https://ci.example.com/hooks/anything")).isFalse();
        assertThat(urls.isOurs("https://ci.example.com.evil.org/gate/hooks/x")).isFalse();
        assertThat(urls.isOurs("https://jenkins.example.com/bitbucket-hook/")).isFalse();
    }
}
