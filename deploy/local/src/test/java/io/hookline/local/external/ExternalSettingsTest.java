package io.hookline.local.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.embedded.CertificateAuthority;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example file, as it is and with one mistake at a time. */
class ExternalSettingsTest {

    private static final Path EXAMPLE = Path.of("external.example.properties");
    private static final Pattern AUTHORITY_FILE = Pattern.compile("(?m)^[a-z.-]+\\.ca=(.+)$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern SECRET_FILE = Pattern.compile("(?m)^[a-z.-]+-file=(.+)$");

    @TempDir
    private Path directory;

    private String example = "";

    @BeforeEach
    void makeFilesThatTheExampleNames() throws IOException {
        example = Files.readString(EXAMPLE);
        for (String name : names(AUTHORITY_FILE)) {
            Files.writeString(
                    directory.resolve(name),
                    CertificateAuthority.named("example").pem());
        }
        for (String name : names(SECRET_FILE)) {
            Files.writeString(directory.resolve(name), "of " + name + "\n");
        }
    }

    @Test
    void shouldReadTheExample() throws IOException {
        ExternalServers servers = ExternalServers.read(write(example));

        assertThat(servers.kafka()).isEqualTo("kafka-1.example.com:9093,kafka-2.example.com:9093");
        assertThat(servers.postgres()).isEqualTo("postgres.example.com:5432");
        assertThat(servers.issuer()).hasToString("https://id.example.com/realms/hookline");
    }

    @Test
    void shouldTellAServiceWhatProductionTellsIt() throws IOException {
        Map<String, String> settings = ExternalServers.read(write(example)).settingsOf(Part.HEALTH_MONITOR);

        assertThat(settings)
                .containsEntry("kafka.security.protocol", "SASL_SSL")
                .containsEntry("kafka.sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("kafka.sasl.jaas.config", jaas("hookline", "of kafka.password"))
                .containsEntry(
                        "kafka.ssl.truststore.location",
                        directory.resolve("kafka-ca.crt").toString())
                .containsEntry(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://postgres.example.com:5432/hookline_health")
                .containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full")
                .containsEntry("quarkus.datasource.jdbc.additional-jdbc-properties.sslmode", "verify-full")
                .containsEntry("quarkus.datasource.username", "health")
                .containsEntry("quarkus.datasource.password", "of health-db.password")
                .containsEntry("quarkus.oidc.auth-server-url", "https://id.example.com/realms/hookline")
                .containsEntry("quarkus.oidc.tls.tls-configuration-name", "issuer")
                .containsEntry("quarkus.oidc-client.tls.tls-configuration-name", "issuer")
                .containsEntry("quarkus.oidc-client.client-id", "hookline-health-monitor")
                .containsEntry("quarkus.oidc-client.credentials.secret", "of health-client.secret");
    }

    @Test
    void shouldTellTheGatewayOfItsOwnUserAndOfNoDatabase() throws IOException {
        Map<String, String> settings = ExternalServers.read(write(example)).settingsOf(Part.WEBHOOK_GATEWAY);

        assertThat(settings)
                .containsEntry("kafka.sasl.jaas.config", jaas("hookline-gateway", "of gateway-kafka.password"))
                .allSatisfy((name, _) -> assertThat(name).startsWith("kafka."));
    }

    @Test
    void shouldKeepAPasswordAsItIs() throws IOException {
        Files.writeString(directory.resolve("kafka.password"), "\"quoted\" \\ and ${more}\n");

        assertThat(ExternalServers.read(write(example)).settingsOf(Part.TRIGGER_ENGINE))
                .containsEntry("kafka.sasl.jaas.config", jaas("hookline", "\\\"quoted\\\" \\\\ and ${more}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kafka.servers=            | kafka.servers is missing
            kafka.servers=kafka       | kafka.servers is not host:port, or several of them separated by commas: kafka
            kafka.servers=a:1,b:70000 | kafka.servers is not host:port, or several of them separated by commas: a:1,b:70000
            kafka.ca=gone.crt         | kafka.ca names <here>/gone.crt, which cannot be read
            kafka.ca=kafka.password   | kafka.ca names <here>/kafka.password, which is no file of certificates in PEM
            kafka.password-file=gone  | kafka.password-file names <here>/gone, which cannot be read
            kafka.user=               | kafka.user is missing
            kafka.password=twice      | kafka.password and kafka.password-file are both set
            database.address=         | database.address is missing, which connector-service, trigger-engine, health-monitor would use
            database.address=here     | database.address is not host:port: here
            database.ca=              | database.ca is missing, which connector-service, trigger-engine, health-monitor would use
            issuer.url=http://here    | issuer.url is not an https address: http://here
            issuer.url=               | issuer.url is missing
            issuer.uri=https://here   | there is no setting issuer.uri
            jenkins.kafka.user=me     | there is no setting jenkins.kafka.user
            """)
    void shouldSayWhatIsWrong(String line, String fault) throws IOException {
        String setting = line.substring(0, line.indexOf('=') + 1);
        String wrong = example.replaceFirst("(?m)^" + Pattern.quote(setting) + ".*$", "") + "\n" + line;

        assertThatThrownBy(() -> ExternalSettings.read(write(wrong)))
                .isInstanceOfSatisfying(
                        StackException.class, e -> assertThat(e.isMisuse()).isTrue())
                .hasMessageContaining("- " + fault.replace("<here>", directory.toString()));
    }

    @Test
    void shouldSayAllThatIsMissingTogetherAndShowNoSecret() throws IOException {
        String little =
                "kafka.servers=a:1\nkafka.user=me\nkafka.password=changeit\nviewer.issuer.client-secret=s3cret\n";

        assertThatThrownBy(() -> ExternalSettings.read(write(little)))
                .hasMessageContaining("database.user is missing")
                .hasMessageContaining("database.password or database.password-file is missing")
                .hasMessageContaining("issuer.url is missing")
                .hasMessageContaining("issuer.client-secret or issuer.client-secret-file is missing, which "
                        + "trigger-engine, health-monitor, operator, admin, runner would use")
                .hasMessageContaining("kafka.password is a default that everybody knows")
                .hasMessageNotContainingAny("changeit", "s3cret");
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        assertThatThrownBy(() -> ExternalServers.read(directory.resolve("gone.properties")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("gone.properties");
    }

    @Test
    void shouldDocumentEverySettingAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../../docs/operations.md"));
        String part = page.substring(page.indexOf("### Servers of your own"), page.indexOf("## Benchmarks"));
        Set<String> documented = new TreeSet<>();
        part.lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(row -> NAME.matcher(row.substring(0, row.indexOf('|', 1)))
                        .results()
                        .forEach(name -> documented.add(name.group(1))));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(ExternalSettings.NAMES.stream()
                        .filter(name -> !name.endsWith("-file"))
                        .toList());
    }

    private List<String> names(Pattern pattern) {
        return pattern.matcher(example)
                .results()
                .map((MatchResult file) -> file.group(1))
                .toList();
    }

    private Path write(String settings) throws IOException {
        return Files.writeString(directory.resolve("external.properties"), settings);
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }
}
