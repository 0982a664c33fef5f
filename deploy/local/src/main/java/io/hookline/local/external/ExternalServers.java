package io.hookline.local.external;

import io.hookline.local.client.Access;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.Servers;
import io.hookline.local.stack.StackException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers that are there already, as a settings file names them. */
public final class ExternalServers implements Servers {

    private final Path file;
    private final ExternalSettings settings;
    private final ServiceView view;

    private ExternalServers(Path file, ExternalSettings settings) {
        this.file = file;
        this.settings = settings;
        this.view = new ServiceView(settings);
    }

    /** Reads a settings file; throws {@link StackException} that says all that is missing or wrong in it. */
    public static ExternalServers read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return new ExternalServers(absolute, ExternalSettings.read(absolute));
    }

    @Override
    public String kafka() {
        return settings.kafka().servers().value();
    }

    @Override
    public String postgres() {
        return settings.databases().values().stream()
                .map(database -> database.server().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    @Override
    public URI issuer() {
        return settings.issuer().uri();
    }

    @Override
    public Map<String, String> settingsOf(Part service) {
        return view.of(service);
    }

    @Override
    public void prepare() {
        insist(together(Stream.of(
                () -> new KafkaCheck(settings.kafka()).faults(),
                () -> new DatabaseCheck(settings.databases().values()).faults(),
                () -> new IssuerCheck(settings.issuer()).faults())));
        insist(new Topics(settings.kafka()).make());
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    /** How the command line gets in: at Kafka with its own account, at the services with tokens of the roles' clients. */
    public Access access() {
        TokenSource tokens = new TokenSource(settings.issuer());
        return new Access(
                new HashMap<>(settings.kafka().clientOf(settings.kafka().own())),
                new Tokens(role -> token(tokens, role)));
    }

    private String token(TokenSource tokens, String role) {
        Account client = settings.issuer().clients().get(role);
        if (client == null) {
            throw new IllegalArgumentException("no such role: " + role);
        }
        return switch (tokens.ask(client)) {
            case TokenSource.Answer.Granted(String token) -> token;
            case TokenSource.Answer.Refused(String why) ->
                throw new StackException(Faults.wrongPassword("the issuer", issuer(), client) + ": " + why);
            case TokenSource.Answer.Silent(String why) ->
                throw new StackException(Faults.unreachable(
                        "the issuer", issuer(), settings.issuer().url(), why));
        };
    }

    private void insist(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new StackException(
                    "the servers that %s names cannot be used:%n- %s".formatted(file, String.join("\n- ", faults)));
        }
    }

    private static List<String> together(Stream<Supplier<List<String>>> checks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<List<String>>> asked = checks.map(
                            check -> CompletableFuture.supplyAsync(check, threads))
                    .toList();
            return asked.stream().flatMap(answer -> answer.join().stream()).toList();
        }
    }
}
