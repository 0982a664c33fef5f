package io.hookline.connector.api;

import io.hookline.bitbucket.CaBundle;
import io.hookline.connector.connection.ConnectionType;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.UrlType;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.credential.Use;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.connector.hostkey.Trust;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connector without its secret. With a credential put in, it can be sent to make another like it. */
@Schema(name = "Connector", examples = ConnectorAnswer.EXAMPLE)
record ConnectorAnswer(
        @Schema(implementation = String.class) ConnectorId id,
        String identifier,
        String name,
        String description,
        List<String> tags,
        Product product,
        UrlType urlType,
        ConnectionType connectionType,

        @Schema(description = "As it is cloned from, or for an account the beginning of that")
        String url,

        URI apiBaseUrl,
        @Nullable String testRepository,
        @Nullable String caBundle,

        @Schema(description = "For setting projects up and repairing them")
        CredentialAnswer credential,

        @Schema(description = "For what builds need; absent where the other credential serves for that too") @Nullable
        CredentialAnswer runningCredential,

        @Schema(description = "The SSH key for git, if one was given") @Nullable
        CredentialAnswer gitCredential,

        @Nullable String serverVersion,

        @Schema(description = "The confirmed host keys as OpenSSH writes them; absent while none is confirmed")
        @Nullable
        List<String> knownHosts,

        @Schema(description = "All host keys of the connector's Bitbucket, whatever they are trusted")
        List<HostKeyAnswer> hostKeys,

        @Schema(description = "What a person should do about the host keys before SSH work goes on") @Nullable
        String hostKeyProblem,

        @Schema(description = "Grows with each change by a person")
        long version,

        Instant createdAt) {

    static final String EXAMPLE = """
                {"id":"0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55","identifier":"on-premises","name":"On premises","description":"",\
                "tags":["team:payments"],"product":"DATA_CENTER","urlType":"ACCOUNT","connectionType":"HTTP",\
                "url":"https://git.example.com/bitbucket/scm/","apiBaseUrl":"https://git.example.com/bitbucket",\
                "testRepository":"PRJ/widgets","credential":{"use":"SETUP","kind":"ACCESS_TOKEN","account":"ci"},"serverVersion":"9.4.2",\
                "knownHosts":["[git.example.com]:7999 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILJ5/Ls7qt+6GiYplakIWjldfvkR9FXsVdN2QeijNOfq"],\
                "hostKeys":[{"host":"git.example.com","port":7999,"type":"ssh-ed25519",\
                "fingerprint":"SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM",\
                "md5":"MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48","state":"CONFIRMED","origin":"SCANNED",\
                "seenAt":"2026-11-20T09:30:00Z","confirmedBy":"f3b1","confirmedAt":"2026-11-20T09:40:00Z"}],"version":1,\
                "createdAt":"2026-11-20T09:30:00Z"}""";

    /** Connectors by name; {@code next} is the {@code after} of the next page, absent on the last. */
    @Schema(name = "ConnectorPage", examples = "{\"items\":[" + EXAMPLE + "],\"next\":\"On premises\"}")
    record Page(List<ConnectorAnswer> items, @Nullable String next) {}

    static ConnectorAnswer of(
            ConnectorView connector,
            List<CredentialView> credentials,
            List<HostKey> hostKeys,
            CredentialAnswer.Judge judge) {
        var settings = connector.settings();
        Map<Use, CredentialAnswer> byUse = credentials.stream()
                .map(credential -> judge.answer(connector.product(), credential))
                .collect(Collectors.toMap(CredentialAnswer::use, Function.identity()));
        return new ConnectorAnswer(
                connector.id(),
                connector.identifier().value(),
                settings.name(),
                settings.description(),
                settings.tags(),
                settings.product(),
                settings.url().type(),
                settings.connectionType(),
                settings.url().toString(),
                settings.baseUrl(),
                Optional.ofNullable(settings.testRepository())
                        .map(Object::toString)
                        .orElse(null),
                Optional.ofNullable(settings.caBundle()).map(CaBundle::pem).orElse(null),
                Objects.requireNonNull(byUse.get(Use.SETUP), "every connector has a credential for setting up"),
                byUse.get(Use.RUNNING),
                byUse.get(Use.GIT),
                connector.serverVersion(),
                knownHosts(hostKeys),
                hostKeys.stream().map(HostKeyAnswer::of).toList(),
                Trust.problem(hostKeys).orElse(null),
                connector.version(),
                connector.createdAt());
    }

    private static @Nullable List<String> knownHosts(List<HostKey> hostKeys) {
        List<String> lines = Trust.knownHosts(hostKeys).toString().lines().toList();
        return lines.isEmpty() ? null : lines;
    }
}
