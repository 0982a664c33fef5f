package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import io.hookline.contracts.wire.Json;
import io.hookline.embedded.AccessTokens;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tries every operation that a service describes as everybody: without a token, with a token of no role, with one of each role, and with
 * tokens that nobody should take. Who is let in stands in {@code access.txt}.
 */
class AccessIT {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TokenForge FORGE = new TokenForge(ADDRESSES.issuer());
    private static final Map<String, Supplier<String>> CALLERS = callers();

    enum Service {
        CONNECTOR_SERVICE("connector-service", ADDRESSES.connectorService()),
        HEALTH_MONITOR("health-monitor", ADDRESSES.healthMonitor()),
        TRIGGER_ENGINE("trigger-engine", ADDRESSES.triggerEngine());

        private final String id;
        private final URI address;

        Service(String id, URI address) {
            this.id = id;
            this.address = address;
        }
    }

    @AfterAll
    static void hangUp() {
        HTTP.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetInWhomTheTableNamesAndNobodyElse(Service service) throws IOException, InterruptedException {
        List<Operation> operations = Operation.of(document(service)).toList();

        List<String> found = operations.stream()
                .map(operation -> operation + " " + String.join(" ", letIn(service, operation)))
                .sorted()
                .toList();

        assertThat(found)
                .isNotEmpty()
                .containsExactlyElementsOf(AccessTable.of(service.id).rows().stream()
                        .map(AccessTable.Row::toString)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowNobodyByABadToken(Service service) throws IOException, InterruptedException, JOSEException {
        AccessTable table = AccessTable.of(service.id);
        List<Operation> closed = Operation.of(document(service))
                .filter(operation -> !table.isOpen(operation))
                .toList();
        assertThat(closed)
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(status(service, operation, bearer(FORGE.good())))
                        .as("%s with a good token that was made like the bad ones", operation)
                        .isNotIn(401, 403));

        for (BadToken fault : BadToken.values()) {
            String token = bearer(FORGE.bad(fault));
            assertThat(closed)
                    .allSatisfy(operation -> assertThat(status(service, operation, token))
                            .as("%s with a token that is %s", operation, fault)
                            .isEqualTo(401));
        }
    }

    private static List<String> letIn(Service service, Operation operation) {
        return CALLERS.entrySet().stream()
                .filter(caller -> isLetIn(
                        service, operation, caller.getKey(), caller.getValue().get()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isLetIn(Service service, Operation operation, String caller, String authorization) {
        int status = status(service, operation, authorization);
        if (status == 500) {
            throw new AssertionError(operation + " broke when asked by " + caller);
        }
        // Who has said who they are is not asked for that again.
        return status != (caller.equals(AccessTable.ANYBODY) ? 401 : 403);
    }

    private static int status(Service service, Operation operation, String authorization) {
        try {
            return HTTP.send(operation.request(service.address, authorization), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode document(Service service) throws IOException, InterruptedException {
        Operation document = new Operation("GET", "/q/openapi?format=json", null);
        return Json.mapper()
                .readTree(HTTP.send(document.request(service.address, ""), BodyHandlers.ofByteArray())
                        .body());
    }

    private static Map<String, Supplier<String>> callers() {
        Tokens tokens = new Tokens(ADDRESSES.issuer());
        String stranger = bearer(AccessTokens.ofClient(ADDRESSES.issuer().toString(), "a-stranger"));
        Map<String, Supplier<String>> callers = new LinkedHashMap<>();
        AccessTable.EVERYBODY.forEach(caller -> callers.put(
                caller,
                switch (caller) {
                    case AccessTable.ANYBODY -> () -> "";
                    case AccessTable.STRANGER -> () -> stranger;
                    default -> tokens.of(caller);
                }));
        return callers;
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
