package io.hookline.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.credential.RequiredScopes;
import io.hookline.connector.credential.Use;
import io.hookline.contracts.event.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents name every scope that is needed. */
class ScopesDocumentTest {

    @ParameterizedTest
    @CsvSource({"CLOUD, connect-bitbucket-cloud.md", "DATA_CENTER, connect-bitbucket-data-center.md"})
    void shouldNameAllRequiredScopes(Product product, String document) throws IOException {
        String text = Files.readString(Path.of("../docs", document));
        for (CredentialKind kind : CredentialKind.values()) {
            for (Use use : Use.values()) {
                assertThat(RequiredScopes.of(product, kind, use))
                        .as(kind + " " + use)
                        .allMatch(scope -> text.contains("`" + scope + "`"));
            }
        }
    }
}
