package io.hookline.health.plan;

import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A project's tracks by kind; a kind that is clear has none. */
public record RepairTracks(Map<RepairKind, RepairTrack> byKind) {

    public static final RepairTracks NONE = new RepairTracks(Map.of());

    public RepairTracks {
        byKind = Map.copyOf(byKind);
    }

    public RepairTrack of(RepairKind kind) {
        return byKind.getOrDefault(kind, RepairTrack.CLEAR);
    }

    /** These tracks with one replaced. */
    public RepairTracks with(RepairKind kind, RepairTrack track) {
        Map<RepairKind, RepairTrack> changed = new EnumMap<>(RepairKind.class);
        changed.putAll(byKind);
        changed.put(kind, track);
        changed.values().removeIf(RepairTrack.CLEAR::equals);
        return new RepairTracks(changed);
    }

    /** These tracks with each replaced. */
    public RepairTracks map(UnaryOperator<RepairTrack> change) {
        RepairTracks changed = this;
        for (RepairKind kind : byKind.keySet()) {
            changed = changed.with(kind, change.apply(of(kind)));
        }
        return changed;
    }

    /** The repairs whose results are awaited. */
    public Set<CommandId> awaited() {
        return byKind.isEmpty() ? Set.of() : commandsUnderWay();
    }

    private Set<CommandId> commandsUnderWay() {
        return byKind.values().stream()
                .flatMap(track -> Optional.ofNullable(track.inFlight()).stream())
                .map(RepairTrack.InFlight::command)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why a person is needed; empty when none is. */
    public Optional<String> attention() {
        String all = byKind.values().stream()
                .flatMap(track -> Optional.ofNullable(track.attention()).stream())
                .sorted()
                .collect(Collectors.joining(" "));
        return Optional.of(all).filter(text -> !text.isEmpty());
    }
}
