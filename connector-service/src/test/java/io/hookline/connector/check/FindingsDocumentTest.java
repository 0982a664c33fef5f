package io.hookline.connector.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents' tables say what the code says. The lines that belong there are left in {@code target}. */
class FindingsDocumentTest {

    private static final String HEAD = "| the connection test says | what it found | what to do |";

    @ParameterizedTest
    @CsvSource({"CLOUD, connect-bitbucket-cloud.md", "DATA_CENTER, connect-bitbucket-data-center.md"})
    void shouldSayTheSameAsTheDocument(Product product, String document) throws IOException {
        List<String> rows = Finding.all()
                .filter(finding -> finding.says().products().contains(product))
                .filter(finding -> !finding.says().remedy().isEmpty())
                .map(FindingsDocumentTest::row)
                .toList();
        Files.write(Path.of("target", document), rows);

        List<String> lines = Files.readAllLines(Path.of("../docs", document));
        List<String> table = lines.subList(lines.indexOf(HEAD) + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(table).containsExactlyElementsOf(rows);
    }

    private static String row(Finding finding) {
        return "| `" + finding.code() + "` | " + finding.says().reason() + " | "
                + finding.says().remedy() + " |";
    }
}
