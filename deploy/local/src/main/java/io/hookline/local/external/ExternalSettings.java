package io.hookline.local.external;

import io.hookline.local.external.SettingsReader.Setting;
import io.hookline.local.stack.HostPort;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.StackException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a settings file says of the servers. */
record ExternalSettings(Kafka kafka, Map<Part, Database> databases, Issuer issuer) {

    /** Roles of people, and of programs that are not Hookline's. */
    static final List<String> ROLES = List.of("viewer", "operator", "admin", "runner");

    /** All settings; each may stand behind the name of a service or role. */
    static final Set<String> NAMES = Set.of(
            "kafka.servers",
            "kafka.ca",
            "kafka.user",
            "kafka.password",
            "kafka.password-file",
            "database.address",
            "database.name",
            "database.ca",
            "database.user",
            "database.password",
            "database.password-file",
            "issuer.url",
            "issuer.ca",
            "issuer.audience",
            "issuer.role-claim",
            "issuer.scope",
            "issuer.client-id",
            "issuer.client-secret",
            "issuer.client-secret-file");

    ExternalSettings {
        databases = Map.copyOf(databases);
    }

    /** Reads a file; throws {@link StackException} that says all that is missing or wrong in it. */
    static ExternalSettings read(Path file) {
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            given.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw StackException.misuse("cannot read the settings of external servers: " + file);
        }
        SettingsReader reader = new SettingsReader(given, directoryOf(file));
        ExternalSettings settings = new ExternalSettings(kafka(reader), databases(reader), issuer(reader));
        unknown(given).forEach(name -> reader.fault("there is no setting " + name));
        if (!reader.faults().isEmpty()) {
            throw StackException.misuse(
                    "the settings of %s are wrong:%n- %s".formatted(file, String.join("\n- ", reader.faults())));
        }
        return settings;
    }

    private static Kafka kafka(SettingsReader reader) {
        Setting servers = reader.require("", "kafka.servers");
        if (!Stream.of(servers.value().split(",", -1))
                .allMatch(server -> HostPort.parse(server).isPresent())) {
            wrong(reader, servers, "is not host:port, or several of them separated by commas");
        }
        Map<Part, Account> services = new EnumMap<>(Part.class);
        for (Part service : Part.services()) {
            services.put(service, account(reader, service.id(), "kafka.user", "kafka.password"));
        }
        return new Kafka(
                servers,
                authorities(reader, "", "kafka.ca"),
                account(reader, "", "kafka.user", "kafka.password"),
                services);
    }

    private static Map<Part, Database> databases(SettingsReader reader) {
        Map<Part, Database> databases = new EnumMap<>(Part.class);
        for (Part service : Part.services()) {
            service.database().ifPresent(name -> databases.put(service, database(reader, service.id(), name)));
        }
        return databases;
    }

    private static Database database(SettingsReader reader, String service, String name) {
        Setting address = reader.require(service, "database.address");
        if (HostPort.parse(address.value()).isEmpty()) {
            wrong(reader, address, "is not host:port");
        }
        Setting authorities =
                authorities(reader, service, "database.ca").orElseGet(() -> reader.requireFile(service, "database.ca"));
        return new Database(
                address,
                reader.orElse(service, "database.name", name),
                authorities,
                account(reader, service, "database.user", "database.password"));
    }

    private static Issuer issuer(SettingsReader reader) {
        Setting url = reader.require("", "issuer.url");
        if (!isSecure(url.value())) {
            wrong(reader, url, "is not an https address");
        }
        Map<String, Account> clients = new TreeMap<>();
        Stream.concat(
                        Part.services().stream()
                                .filter(Part::asksConnectorService)
                                .map(Part::id),
                        ROLES.stream())
                .forEach(user -> clients.put(
                        user,
                        new Account(
                                reader.orElse(user, "issuer.client-id", "hookline-" + user),
                                reader.requireSecret(user, "issuer.client-secret"))));
        return new Issuer(
                url,
                authorities(reader, "", "issuer.ca"),
                reader.orElse("", "issuer.audience", "hookline").value(),
                reader.orElse("", "issuer.role-claim", "groups").value(),
                reader.find("", "issuer.scope").map(Setting::value),
                clients);
    }

    private static Account account(SettingsReader reader, String user, String name, String secret) {
        return new Account(reader.require(user, name), reader.requireSecret(user, secret));
    }

    private static Optional<Setting> authorities(SettingsReader reader, String user, String name) {
        Optional<Setting> file = reader.findFile(user, name);
        file.ifPresent(found -> Trust.fault(Path.of(found.value()))
                .ifPresent(fault -> reader.fault(found.name() + " names " + found.value() + ", which " + fault)));
        return file;
    }

    private static void wrong(SettingsReader reader, Setting setting, String fault) {
        if (!setting.value().isEmpty()) {
            reader.fault("%s %s: %s".formatted(setting.name(), fault, setting.value()));
        }
    }

    private static boolean isSecure(String url) {
        try {
            return "https".equals(URI.create(url).getScheme())
                    && HostPort.of(URI.create(url)).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> unknown(Properties given) {
        Set<String> users = Stream.concat(Part.services().stream().map(Part::id), ROLES.stream())
                .collect(Collectors.toSet());
        return given.stringPropertyNames().stream()
                .filter(name -> !NAMES.contains(name))
                .filter(name -> !users.contains(name.substring(0, Math.max(0, name.indexOf('.'))))
                        || !NAMES.contains(name.substring(name.indexOf('.') + 1)))
                .sorted()
                .toList();
    }

    private static Path directoryOf(Path file) {
        return file.toAbsolutePath().resolveSibling("").normalize();
    }
}
