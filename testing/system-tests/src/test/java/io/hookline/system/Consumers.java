package io.hookline.system;

import io.hookline.contracts.event.Product;
import io.hookline.local.client.SimulatedBitbucket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** OAuth consumers of a simulated Bitbucket, and the person who grants them access. */
final class Consumers {

    private static final String SECRET = "system-consumer-secret";

    private Consumers() {}

    /** Makes a consumer, and gives the credential that a connector is to have of it. */
    static Map<String, String> create(Product product, SimulatedBitbucket bitbucket) {
        String key = "system-" + UUID.randomUUID();
        List<String> scopes = switch (product) {
            case CLOUD -> List.of("account", "repository", "repository:admin", "pullrequest", "webhook");
            case DATA_CENTER -> List.of("REPO_ADMIN");
        };
        bitbucket
                .control()
                .put(
                        "/consumers/" + bitbucket.productName() + "/" + key,
                        Map.of(
                                "secret",
                                SECRET,
                                "callback",
                                SharedStack.get().addresses().connectorService() + "/oauth/callback",
                                "user",
                                bitbucket.hookline().user(),
                                "scopes",
                                scopes));
        return Map.of("kind", "oauthCode", "clientId", key, "clientSecret", SECRET);
    }

    /** Grants access as a person in a browser does, who is sent back by Bitbucket; gives the status they see in the end. */
    static int grant(String url) {
        try (HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError("the person did not come back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
