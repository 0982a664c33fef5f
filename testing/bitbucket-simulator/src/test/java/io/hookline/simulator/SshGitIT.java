package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.support.GitCli;
import io.hookline.simulator.support.SimulatorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SshGitIT extends SimulatorTest {
    private GitCli git;
    private Path key;
    private String line;

    @BeforeEach
    void makeKey() throws IOException {
        git = new GitCli(directory.resolve("ssh"));
        key = git.key("deploy");
        line = Files.readString(Path.of(key + ".pub")).strip();
        List<String> hosts = new ArrayList<>(simulator.cloud().knownHosts());
        hosts.addAll(simulator.dataCenter().knownHosts());
        git.withKey(key, Files.write(directory.resolve("known_hosts"), hosts));
    }

    private GitCli.Result lsRemote(RepositoryRef repository) {
        return git.run("ls-remote", control.repositories().view(repository).sshClone());
    }

    private GitCli.Result push(RepositoryRef repository) {
        git.git("clone -q " + control.repositories().view(repository).sshClone() + " clone-" + repository.product());
        return git.run("-C", "clone-" + repository.product(), "push", "origin", "HEAD:refs/heads/pushed");
    }

    private void registerOnCloud() {
        assertThat(cloud.post("/repositories/acme/app/deploy-keys", "{'key':'" + line + "','label':'ci'}")
                        .status())
                .isEqualTo(200);
    }

    private String registerOnDataCenter(String permission) {
        return dataCenter
                .post(
                        simulator.dataCenter().base() + "/rest/keys/latest/projects/PRJ/repos/app/ssh",
                        "{'key':{'text':'" + line + "','label':'ci'},'permission':'" + permission + "'}")
                .body()
                .at("/key/id")
                .asText();
    }

    @Test
    void shouldRefuseAKeyThatIsNotRegistered() {
        assertThat(lsRemote(CLOUD).exit()).isNotZero();
    }

    @Test
    void shouldAdmitADeployKeyToItsRepositoryOnly() {
        control.repositories().create(RepositoryRef.cloud("acme", "other"));
        registerOnCloud();

        assertThat(lsRemote(CLOUD).ok().output()).contains("refs/heads/main");
        assertThat(lsRemote(RepositoryRef.cloud("acme", "other")).exit()).isNotZero();
    }

    @Test
    void shouldNotLetADeployKeyWriteOnCloud() {
        registerOnCloud();

        assertThat(push(CLOUD).exit()).isNotZero();
    }

    @Test
    void shouldRefuseADeletedKey() {
        registerOnCloud();
        lsRemote(CLOUD).ok();

        control.hooks().deleteKeys(CLOUD);

        assertThat(lsRemote(CLOUD).exit()).isNotZero();
    }

    @Test
    void shouldLetAnAccessKeyWriteWhereItMay() {
        registerOnDataCenter("REPO_READ");
        assertThat(push(DATA_CENTER).exit()).isNotZero();
        long id = control.hooks().keys(DATA_CENTER).getFirst().keyId();

        control.hooks().setKeyWritable(DATA_CENTER, id, true);

        git.run("-C", "clone-DATA_CENTER", "push", "origin", "HEAD:refs/heads/pushed")
                .ok();
        assertThat(control.repositories().view(DATA_CENTER).branches()).containsKey("pushed");
    }

    @Test
    void shouldRefuseAccessKeysWhereTheyAreDisabled() {
        registerOnDataCenter("REPO_READ");
        lsRemote(DATA_CENTER).ok();

        control.conditions().set(Setting.DC_ACCESS_KEYS_ENABLED, "false");

        assertThat(lsRemote(DATA_CENTER).exit()).isNotZero();
    }

    @Test
    void shouldRefuseAKeyThatIsRegistered() {
        registerOnDataCenter("REPO_READ");
        long key = control.hooks().keys(DATA_CENTER).getFirst().keyId();

        control.hooks().setKeyRefused(DATA_CENTER, key, true);

        assertThat(lsRemote(DATA_CENTER).exit()).isNotZero();
        assertThat(control.hooks().keys(DATA_CENTER)).hasSize(1);
    }

    @Test
    void shouldAdmitAKeyOfTheOwnersThatTheRepositoryDoesNotList() {
        registerOnDataCenter("REPO_READ");
        long key = control.hooks().keys(DATA_CENTER).getFirst().keyId();

        control.hooks().setKeyOfOwner(DATA_CENTER, key, true);

        lsRemote(DATA_CENTER).ok();
        assertThat(control.hooks().keys(DATA_CENTER)).isEmpty();
    }

    @Test
    void shouldFollowAFormerPathOnDataCenter() {
        registerOnDataCenter("REPO_READ");
        String old = control.repositories().view(DATA_CENTER).sshClone();

        control.repositories().rename(DATA_CENTER, "renamed");

        git.run("ls-remote", old).ok();
    }

    @Test
    void shouldAdmitAUsersKeyToWrite() {
        control.people().addKey(Product.CLOUD, "ann", line);

        push(CLOUD).ok();
        assertThat(control.repositories().view(CLOUD).branches()).containsKey("pushed");
    }
}
