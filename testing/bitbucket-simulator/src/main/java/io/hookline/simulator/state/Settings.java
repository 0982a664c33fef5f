package io.hookline.simulator.state;

import java.util.Map;

/** The values of all settings. */
final class Settings {
    private final Map<String, String> values;

    Settings(Map<String, String> values) {
        this.values = values;
    }

    String get(Setting setting) {
        return values.getOrDefault(setting.wireName(), setting.initial());
    }

    void set(Setting setting, String value) {
        setting.check(value);
        values.put(setting.wireName(), value);
    }
}
