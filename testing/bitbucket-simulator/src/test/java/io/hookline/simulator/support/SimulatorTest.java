package io.hookline.simulator.support;

import io.hookline.simulator.BitbucketSimulator;
import io.hookline.simulator.SimulatorOptions;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.People.NewUser;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.control.SimulatorControl;
import io.hookline.simulator.state.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Starts a simulator with one repository of each product, and a receiver for webhooks. */
public abstract class SimulatorTest {
    protected static final RepositoryRef CLOUD = RepositoryRef.cloud("acme", "app");
    protected static final RepositoryRef DATA_CENTER = RepositoryRef.dataCenter("PRJ", "app");
    protected static final String TOKEN = "token-of-ann";
    protected static final Set<String> ALL_CLOUD_SCOPES = Set.of(
            "read:user:bitbucket",
            "read:workspace:bitbucket",
            "read:repository:bitbucket",
            "write:repository:bitbucket",
            "admin:repository:bitbucket",
            "delete:repository:bitbucket",
            "read:pullrequest:bitbucket",
            "write:pullrequest:bitbucket",
            "read:webhook:bitbucket",
            "write:webhook:bitbucket",
            "delete:webhook:bitbucket",
            "write:ssh-key:bitbucket",
            "delete:ssh-key:bitbucket");

    @TempDir
    protected Path directory;

    protected BitbucketSimulator simulator;
    protected SimulatorControl control;
    protected Receiver receiver;
    protected Api cloud;
    protected Api dataCenter;

    @BeforeEach
    void startSimulator() throws IOException {
        simulator = BitbucketSimulator.start(SimulatorOptions.freePorts(directory.resolve("simulator")));
        control = simulator.control();
        receiver = new Receiver();
        for (Product product : Product.values()) {
            control.people().createUser(NewUser.admin(product, "ann"));
        }
        control.people().createToken(NewToken.ofUser(Product.CLOUD, "ann", TOKEN, ALL_CLOUD_SCOPES));
        control.people().createToken(NewToken.ofUser(Product.DATA_CENTER, "ann", TOKEN, Set.of("REPO_ADMIN")));
        control.repositories().create(CLOUD);
        control.repositories().create(DATA_CENTER);
        cloud = Api.basic(simulator.cloud().restBase(), "ann@example.com", TOKEN);
        dataCenter = Api.bearer(simulator.dataCenter().restBase(), TOKEN);
    }

    @AfterEach
    void stopSimulator() {
        cloud.close();
        dataCenter.close();
        simulator.close();
        receiver.close();
    }

    /** Registers a hook of the Cloud repository over REST. */
    protected String cloudHook(String... events) {
        return cloud.post(
                        "/repositories/acme/app/hooks",
                        "{'description':'ci','url':'" + receiver.url() + "','active':true,'secret':'s3cret','events':"
                                + List.of(events).stream()
                                        .map(e -> "'" + e + "'")
                                        .toList() + "}")
                .body()
                .path("uuid")
                .asText();
    }

    /** Registers a hook of the Data Center repository over REST. */
    protected String dataCenterHook(String... events) {
        return dataCenter
                .post(
                        "/projects/PRJ/repos/app/webhooks",
                        "{'name':'ci','url':'" + receiver.url()
                                + "','active':true,'configuration':{'secret':'s3cret'},'events':"
                                + List.of(events).stream()
                                        .map(e -> "'" + e + "'")
                                        .toList() + "}")
                .body()
                .path("id")
                .asText();
    }

    /** Waits until all webhooks that are underway have arrived. */
    protected void settle() {
        if (!simulator.deliveries().awaitIdle(Duration.ofSeconds(20))) {
            throw new AssertionError("deliveries do not come to rest");
        }
    }

    /** A clone of the repository over HTTP with the token. */
    protected GitCli clone(RepositoryRef repository) throws IOException {
        Path work = directory.resolve("work-" + repository.product() + "-" + repository.slug());
        GitCli git = new GitCli(work);
        String url =
                control.repositories().view(repository).httpClone().replace("http://", "http://ann:" + TOKEN + "@");
        git.git("clone -q " + url + " .");
        return git;
    }
}
