package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import io.hookline.local.client.RestClient;
import io.hookline.local.stack.Part;
import io.hookline.system.Rotations.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * connector-service is killed during each call to Bitbucket that a piece of work makes, as an undisturbed run shows them, before and after
 * Bitbucket has done what it was asked. Many pieces of work, each held at another call, share a kill. {@code git ls-remote} is no such call:
 * it changes nothing, and a kill between the calls around it is the same.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledAtEachStepIT {

    /** Access tokens of five minutes are renewed for each use, since connector-service renews one that long before its end. */
    private static final String SHORT_LIFE = "300";

    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final RestClient CONTROL =
            new RestClient(SharedStack.get().addresses().simulator().control(), () -> "");

    /** Projects that are set up and that no work is under way on: what a test has made, it leaves to the next. */
    private static final Map<Product, Deque<ProjectCreation>> FREE = new EnumMap<>(Product.class);

    private static Rotations rotations;

    private final List<ProjectCreation> used = new ArrayList<>();

    @BeforeAll
    static void leaveRepairsToTheTest() {
        SharedStack.get().stop(Part.HEALTH_MONITOR);
        CONTROL.delete("/requests");
        rotations = new Rotations();
        List.of(Product.values()).forEach(product -> FREE.put(product, new ArrayDeque<>()));
    }

    @AfterAll
    static void leaveNothing() {
        CONTROL.delete("/faults");
        CONTROL.put("/settings", Map.of("oauth-access-life", "7200", "cloud-refresh-grace", "0"));
        rotations.close();
        try {
            FREE.values().stream().flatMap(Deque::stream).toList().parallelStream()
                    .forEach(ProjectCreation::remove);
        } finally {
            SharedStack.get().restart(Part.HEALTH_MONITOR);
        }
    }

    @Test
    @Order(1)
    void shouldCreateAProjectOnceAndHaveAUsableTokenWhereverItIsKilled() {
        Instant since = Instant.now();
        CONTROL.put(
                "/settings", Map.of("oauth-access-life", SHORT_LIFE, "cloud-refresh-grace", "" + GRACE.toSeconds()));
        List<Victim<ProjectCreation>> creations = both(
                Victim.ofEachCall(Product.CLOUD, this::newProject, "POST deploy-keys", "POST hooks"),
                Victim.ofEachCall(Product.DATA_CENTER, this::newProject, "POST ssh", "POST webhooks"));
        List<Victim<TokenRenewal>> renewals = both(
                Victim.ofEachCall(Product.CLOUD, TokenRenewal::of, "POST access_token"),
                Victim.ofEachCall(Product.DATA_CENTER, TokenRenewal::of, "POST token"));

        Victim.killAll(both(creations, renewals));

        creations.forEach(Victim::awaitDoneOnce);
        assertWhole();
        renewals.forEach(Victim::awaitDone);
        assertHasLastToken(renewals);
        for (Product product : Product.values()) {
            assertThat(TokenRenewal.tokenAnswers(product, since))
                    .containsOnly(200)
                    .hasSize(tokensExpected(renewals.stream().map(Victim::at).filter(at -> at.product() == product)));
        }
    }

    @Test
    @Order(2)
    void shouldRotateADeployKeyOnceWhereverItIsKilled() {
        Function<Product, Rotation> rotation = product -> rotations.ofKey(project(product));
        List<Victim<Rotation>> victims = both(
                Victim.ofEachCall(Product.CLOUD, rotation, "POST deploy-keys", "DELETE deploy-keys"),
                Victim.ofEachCall(Product.DATA_CENTER, rotation, "POST ssh", "DELETE ssh"));

        Victim.killAll(victims);

        victims.forEach(Victim::awaitDoneOnce);
        assertWhole();
    }

    @Test
    @Order(3)
    void shouldRotateAWebhookOnceWhereverItIsKilled() {
        Function<Product, Rotation> rotation = product -> rotations.ofWebhook(project(product));
        List<Victim<Rotation>> victims = both(
                Victim.ofEachCall(Product.CLOUD, rotation, "POST hooks", "DELETE hooks"),
                Victim.ofEachCall(Product.DATA_CENTER, rotation, "POST webhooks", "DELETE webhooks"));

        Victim.killAll(victims);

        victims.forEach(Victim::awaitDoneOnce);
        assertWhole();
    }

    /** When the grace is over, Bitbucket takes no refresh token that was used: each connector has to have the last it was given. */
    private static void assertHasLastToken(List<Victim<TokenRenewal>> renewals) {
        CONTROL.post("/clock", Map.of("advance", GRACE.toString()));
        assertThat(renewals)
                .allSatisfy(victim -> assertThat(victim.work().ask().status()).isEqualTo(200));
    }

    /** What was granted to the undisturbed run and what it renewed; and for each kill the grant, two renewals after it and one before. */
    private static int tokensExpected(Stream<KillPoint> kills) {
        return 2 + kills.mapToInt(at -> at.asksForToken() && !at.done() ? 3 : 4).sum();
    }

    private static <V> List<V> both(List<? extends V> some, List<? extends V> others) {
        return Stream.<V>concat(some.stream(), others.stream()).toList();
    }

    private ProjectCreation newProject(Product product) {
        ProjectCreation creation = ProjectCreation.of(product);
        used.add(creation);
        return creation;
    }

    /** A project that is set up. */
    private ProjectCreation project(Product product) {
        ProjectCreation free = FREE.get(product).poll();
        if (free != null) {
            used.add(free);
            return free;
        }
        ProjectCreation made = newProject(product);
        made.start();
        made.awaitDone();
        return made;
    }

    private void assertWhole() {
        for (ProjectCreation project : used) {
            project.assertWhole();
            FREE.get(project.product()).add(project);
        }
    }
}
