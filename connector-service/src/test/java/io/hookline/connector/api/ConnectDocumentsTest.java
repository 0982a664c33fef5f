package io.hookline.connector.api;

import static org.assertj.core.api.Assertions.assertThatNoException;

import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that the documents tell a reader to send are ones that the API takes. */
class ConnectDocumentsTest {

    private static final Pattern BODY = Pattern.compile("-d '(\\{.*?})'", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"connect-bitbucket-cloud.md", "connect-bitbucket-data-center.md"})
    void shouldTakeTheRequestsInTheDocuments(String document) throws IOException {
        List<String> bodies = BODY.matcher(Files.readString(Path.of("../docs", document)))
                .results()
                .map((MatchResult body) -> body.group(1))
                .toList();

        assertThatNoException().isThrownBy(() -> {
            Json.mapper().readValue(bodies.getFirst(), ConnectorForm.class).read();
            Json.mapper().readValue(bodies.get(1), ProjectForm.class).read(new SettingsForm(Json.mapper()));
        });
    }
}
