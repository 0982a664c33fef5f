package io.hookline.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshUrlTest {

    @ParameterizedTest
    @CsvSource({
        "git@bitbucket.org:ws/repo.git, git, bitbucket.org, 22, ws/repo.git",
        "ssh://git@bitbucket.org/ws/repo.git, git, bitbucket.org, 22, /ws/repo.git",
        "ssh://git@host:7999/~ann/repo.git, git, host, 7999, /~ann/repo.git",
        "ssh://host:7999/prj/repo.git, git, host, 7999, /prj/repo.git",
    })
    void shouldReadBothForms(String url, String user, String host, int port, String path) {
        assertThat(SshUrl.of(url)).isEqualTo(new SshUrl(user, host, port, path));
    }

    @Test
    void shouldWriteTheLongForm() {
        assertThat(SshUrl.of("git@bitbucket.org:ws/repo.git")).hasToString("ssh://git@bitbucket.org/ws/repo.git");
        assertThat(SshUrl.of("ssh://git@host:7999/prj/repo.git")).hasToString("ssh://git@host:7999/prj/repo.git");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bitbucket.org/ws/repo.git", "ssh:///repo.git", "repo.git"})
    void shouldRefuseWhatIsNotSsh(String url) {
        assertThatThrownBy(() -> SshUrl.of(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
