package io.hookline.local.external;

import io.hookline.contracts.secret.DefaultSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Reads settings by their names and remembers what is wrong with them. A setting of one user, {@code <user>.<name>}, goes before the
 * one of all, {@code <name>}. For one thread.
 */
final class SettingsReader {

    private static final String FILE = "-file";

    private final Properties given;
    private final Path directory;
    private final Set<String> faults = new LinkedHashSet<>();
    private final Map<String, Set<String>> missing = new LinkedHashMap<>();

    /**
     * Reads from these properties.
     *
     * @param directory what paths of files are relative to
     */
    SettingsReader(Properties given, Path directory) {
        this.given = given;
        this.directory = directory;
    }

    /** A setting's own name and what it says; what a secret says is shown to nobody. */
    record Setting(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    Optional<Setting> find(String user, String name) {
        return value(user + "." + name).or(() -> value(name));
    }

    Setting orElse(String user, String name, String otherwise) {
        return find(user, name).orElseGet(() -> new Setting(name, otherwise));
    }

    Setting require(String user, String name) {
        return find(user, name).orElseGet(() -> missing(user, name, name));
    }

    /** A secret that stands in the settings or in a file that they name. */
    Setting requireSecret(String user, String name) {
        Setting secret = secretOf(user + "." + name)
                .or(() -> secretOf(name))
                .orElseGet(() -> missing(user, name, name + " or " + name + FILE));
        if (DefaultSecrets.isKnown(secret.value())) {
            fault(secret.name() + " is a default that everybody knows: set a secret of your own");
        }
        return secret;
    }

    Optional<Setting> findFile(String user, String name) {
        return find(user, name)
                .map(setting -> new Setting(setting.name(), path(setting).toString()));
    }

    Setting requireFile(String user, String name) {
        return findFile(user, name).orElseGet(() -> missing(user, name, name));
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    /** All that was wrong so far, a sentence each. */
    List<String> faults() {
        List<String> all = new ArrayList<>();
        missing.forEach((name, users) -> all.add("%s is missing%s"
                .formatted(name, users.contains("") ? "" : ", which " + String.join(", ", users) + " would use")));
        all.addAll(faults);
        return all;
    }

    private Setting missing(String user, String name, String said) {
        missing.computeIfAbsent(said, _ -> new LinkedHashSet<>()).add(user);
        return new Setting(name, "");
    }

    private Optional<Setting> secretOf(String name) {
        Optional<Setting> plain = value(name);
        Optional<Setting> file = value(name + FILE);
        if (plain.isPresent() && file.isPresent()) {
            fault("%s and %s are both set".formatted(name, name + FILE));
        }
        return plain.or(() -> file.map(this::contentOf));
    }

    private Optional<Setting> value(String name) {
        return Optional.ofNullable(given.getProperty(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> new Setting(name, value));
    }

    private Setting contentOf(Setting file) {
        try {
            String content = Files.readString(path(file)).strip();
            if (content.isEmpty()) {
                fault(file.name() + " names " + path(file) + ", which is empty");
            }
            return new Setting(file.name(), content);
        } catch (IOException e) {
            fault(file.name() + " names " + path(file) + ", which cannot be read");
            return new Setting(file.name(), "");
        }
    }

    private Path path(Setting file) {
        return directory.resolve(file.value()).normalize();
    }
}
