package io.hookline.simulator.control;

import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.fault.Faults;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Faults, settings and the simulated time. */
public final class Conditions {
    private final Store store;
    private final Faults faults;

    Conditions(Store store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    /** Adds a fault rule after those that are there. */
    public void fault(FaultRule rule) {
        faults.add(rule);
    }

    /** Adds a fault for the next request of any server and method to this path; {@code *} stands for anything. */
    public void faultOnce(String path, Fault fault) {
        faults.add(new FaultRule("*", "*", path, fault, 1));
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Sets a setting; throws IllegalArgumentException where the value does not fit. */
    public void set(Setting setting, String value) {
        store.set(setting, value);
    }

    public String get(Setting setting) {
        return store.setting(setting);
    }

    public Map<Setting, String> settings() {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            all.put(setting, store.setting(setting));
        }
        return all;
    }

    public void advanceClock(Duration by) {
        store.advanceClock(by);
    }

    public Instant now() {
        return store.now();
    }
}
