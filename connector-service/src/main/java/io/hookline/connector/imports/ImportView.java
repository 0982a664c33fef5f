package io.hookline.connector.imports;

import java.util.Map;

/** An import, and how many of its repositories are how far. */
public record ImportView(ImportJob job, Map<ItemStatus, Integer> counts) {
    public ImportView {
        counts = Map.copyOf(counts);
    }

    /** How many repositories it has, as far as is known. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many are so far. */
    public int count(ItemStatus status) {
        return counts.getOrDefault(status, 0);
    }
}
