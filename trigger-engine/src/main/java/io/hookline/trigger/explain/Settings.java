package io.hookline.trigger.explain;

import io.hookline.contracts.build.Decision;
import io.hookline.trigger.explain.Facts.ProjectFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of a project's settings is another than when a decision was made. */
final class Settings {

    private static final String VERSION = "settingsVersion";

    private Settings() {}

    static Optional<String> changes(Decision decision, ProjectFacts project) {
        String then = decision.inputs().get(VERSION);
        String now = Long.toString(project.known().project().version());
        if (then == null || then.equals(now)) {
            return Optional.empty();
        }
        List<String> differences = new TreeMap<>(project.settings())
                .entrySet().stream()
                        .filter(setting -> !before(decision, setting).equals(setting.getValue()))
                        .map(setting -> setting.getKey() + " was " + quoted(before(decision, setting)) + " and is "
                                + quoted(setting.getValue()))
                        .toList();
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("The settings have changed since (version " + then + " then, " + now + " now): "
                        + String.join(", ", differences) + "; what is pushed now is decided by these.");
    }

    /** A setting that the decision does not name did not matter to it. */
    private static String before(Decision decision, Map.Entry<String, String> setting) {
        return decision.inputs().getOrDefault(setting.getKey(), setting.getValue());
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "empty" : value;
    }
}
