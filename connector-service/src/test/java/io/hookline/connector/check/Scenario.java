package io.hookline.connector.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.bitbucket.probe.AddressSighting;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.bitbucket.probe.Probes;
import io.hookline.bitbucket.probe.TcpSighting;
import io.hookline.bitbucket.probe.TlsSighting;
import io.hookline.connector.connection.ConnectionType;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of what there is to see: a base where all is good, and what differs. */
final class Scenario implements Probes, GitProbe {

    private static final SshPublicKey SERVER_KEY = SshKeys.generate("server").publicKey();

    private final JsonNode all;

    private Scenario(JsonNode all) {
        this.all = all;
    }

    static Scenario read(Path file) {
        try {
            JsonNode own = Json.mapper().readTree(file.toFile());
            Path base = file.resolveSibling("on-" + own.path("on").asText() + ".json");
            return new Scenario(merged(Json.mapper().readTree(base.toFile()), own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode merged(JsonNode base, JsonNode over) {
        if (!(base instanceof ObjectNode fields) || !over.isObject()) {
            return over;
        }
        ObjectNode result = fields.deepCopy();
        over.properties()
                .forEach(field -> result.set(
                        field.getKey(),
                        field.getKey().equals("body")
                                ? field.getValue()
                                : merged(result.path(field.getKey()), field.getValue())));
        return result;
    }

    JsonNode expected() {
        return all.path("expected");
    }

    Subject subject() {
        JsonNode subject = all.path("subject");
        return new Subject(
                Product.valueOf(subject.path("product").asText()),
                URI.create(subject.path("api").asText()),
                Optional.ofNullable(credential(subject.path("credential"))),
                text(subject.path("notConnected")),
                hostKeys(subject),
                Optional.empty(),
                ConnectionType.valueOf(subject.path("connectionType").asText()),
                text(subject.path("repository")).map(RepositoryPath::of),
                text(subject.path("owner")),
                null,
                subject.path("sshKey").asBoolean()
                        ? Optional.of(SshKeys.generate("own").privateKey())
                        : Optional.empty(),
                text(subject.path("expiresAt")).map(Instant::parse),
                text(subject.path("lastWorked")).map(Instant::parse));
    }

    private static List<HostKey> hostKeys(JsonNode subject) {
        HostKey.State state = HostKey.State.valueOf(subject.path("hostKeyState").asText("CONFIRMED"));
        HostKey.Origin origin =
                HostKey.Origin.valueOf(subject.path("hostKeyOrigin").asText("GIVEN"));
        return KnownHosts.parse(subject.path("knownHosts").asText()).entries().stream()
                .map(entry -> new HostKey(
                        "it", entry.host(), entry.port(), entry.key(), state, origin, Instant.EPOCH, null, null))
                .toList();
    }

    private static @Nullable Credential credential(JsonNode credential) {
        String secret = credential.path("secret").asText();
        String account = credential.path("account").asText();
        return switch (credential.path("kind").asText()) {
            case "none" -> null;
            case "apiToken" -> new Credential.ApiToken(account, secret);
            case "accessToken" -> new Credential.AccessToken(secret);
            case "basic" -> new Credential.BasicPassword(account, secret);
            default -> throw new IllegalArgumentException("no kind of credential");
        };
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    @Override
    public AddressSighting resolve(String host) {
        JsonNode seen = all.at("/seen/address");
        if (seen.has("unknown")) {
            return new AddressSighting.Unknown();
        }
        if (seen.has("timedOut")) {
            return new AddressSighting.TimedOut();
        }
        return seen.has("notAllowed")
                ? value(seen.path("notAllowed"), AddressSighting.NotAllowed.class)
                : value(seen.path("resolved"), AddressSighting.Resolved.class);
    }

    @Override
    public TcpSighting connect(String host, int port) {
        return TcpSighting.valueOf(all.at("/seen/tcp").asText());
    }

    @Override
    public TlsSighting handshake(String host, int port, @Nullable CaBundle caBundle) {
        JsonNode seen = all.at("/seen/tls");
        if (seen.has("noCommonProtocol")) {
            return value(seen.path("noCommonProtocol"), TlsSighting.NoCommonProtocol.class);
        }
        if (seen.has("notTls")) {
            return new TlsSighting.NotTls();
        }
        if (seen.has("refused")) {
            return value(seen.path("refused"), TlsSighting.Refused.class);
        }
        return seen.has("noAnswer")
                ? value(seen.path("noAnswer"), TlsSighting.NoAnswer.class)
                : value(seen.path("shown"), TlsSighting.Shown.class);
    }

    @Override
    public HttpSighting get(URI address, Optional<String> authorization, @Nullable CaBundle caBundle) {
        if (address.getPath().endsWith("/info/refs")) {
            return sighting("GIT");
        }
        Subject subject = subject();
        Facts everything = Facts.none(Instant.EPOCH)
                .with(Ask.IDENTITY, sighting("IDENTITY"))
                .with(Ask.BRANCHES, sighting("BRANCHES"));
        return Arrays.stream(Ask.values())
                .filter(ask -> authorization.isEmpty()
                        ? subject.credential().isEmpty() || !ask.showsCredential()
                        : ask.showsCredential())
                .filter(ask -> ask.address(subject, everything).equals(Optional.of(address)))
                .findFirst()
                .map(ask -> sighting(ask.name()))
                .orElseThrow();
    }

    private HttpSighting sighting(String name) {
        JsonNode answer = all.at("/seen/answers").path(name);
        if (answer.has("noAnswer")) {
            return new HttpSighting.NoAnswer(answer.path("noAnswer").asText());
        }
        Map<String, String> headers = Json.mapper()
                .convertValue(
                        answer.path("headers"),
                        Json.mapper().getTypeFactory().constructMapType(Map.class, String.class, String.class));
        JsonNode body = answer.path("body");
        return new HttpSighting.Answer(
                answer.path("status").asInt(),
                headers == null ? Map.of() : headers,
                body.isTextual() ? body.asText() : body.toString());
    }

    @Override
    public ProbeResult lsRemote(SshUrl url, SshPrivateKey key, KnownHosts pinned) {
        return switch (all.at("/seen/git").asText()) {
            case "REFS" -> new ProbeResult.Refs(Map.of("HEAD", new CommitHash("a".repeat(40))));
            case "HOST_KEY_MISMATCH" -> new ProbeResult.HostKeyMismatch(SERVER_KEY);
            case "KEY_REJECTED" -> new ProbeResult.KeyRejected();
            case "REPOSITORY_NOT_FOUND" -> new ProbeResult.RepositoryNotFound("Repository not found");
            case "UNREACHABLE" -> new ProbeResult.Unreachable("no answer in time");
            default -> throw new IllegalArgumentException("git does no such thing");
        };
    }

    @Override
    public ScanResult scanHostKeys(String host, int port) {
        return new ScanResult.HostKeys(List.of(SERVER_KEY));
    }

    private static <T> T value(JsonNode node, Class<T> type) {
        try {
            return Json.mapper().treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
