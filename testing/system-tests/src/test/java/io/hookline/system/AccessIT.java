package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import io.hookline.embedded.AccessTokens;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tries every operation that a service describes as everybody: without a token, with a token of no role, and with one of each role. Who is
 * let in stands in {@code access.txt}.
 */
class AccessIT {

    private static final Path TABLE = Path.of("src/test/resources/access.txt");
    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ANYBODY = "anybody";
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

        assertThat(found).isNotEmpty().containsExactlyElementsOf(expected(service));
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
        return status != (caller.equals(ANYBODY) ? 401 : 403);
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

    /** The lines below a service's name. */
    private static List<String> expected(Service service) throws IOException {
        return Files.readAllLines(TABLE).stream()
                .dropWhile(line -> !line.equals(service.id))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(line -> line.strip().replaceFirst("^(\\S+)\\s+(\\S+)\\s+", "$1 $2 "))
                .map(line -> line.split(" ", 3))
                .map(parts -> "%-6s %s %s".formatted(parts[0], parts[1], parts[2]))
                .sorted()
                .toList();
    }

    private static Map<String, Supplier<String>> callers() {
        Tokens tokens = new Tokens(ADDRESSES.issuer());
        String stranger = "Bearer " + AccessTokens.ofClient(ADDRESSES.issuer().toString(), "a-stranger");
        Map<String, Supplier<String>> callers = new LinkedHashMap<>();
        callers.put(ANYBODY, () -> "");
        callers.put("stranger", () -> stranger);
        List.of("viewer", "operator", "admin", "runner").forEach(role -> callers.put(role, tokens.of(role)));
        return callers;
    }
}
