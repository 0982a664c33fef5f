package io.hookline.simulator.datacenter;

import io.hookline.simulator.http.Json;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.DiffEntry;
import org.jspecify.annotations.Nullable;

/** Changed paths and directory listings. */
final class DataCenterChanges {
    private DataCenterChanges() {}

    static List<Map<String, @Nullable Object>> rows(List<DiffEntry> entries) {
        return entries.stream().map(DataCenterChanges::row).toList();
    }

    private static Map<String, @Nullable Object> row(DiffEntry entry) {
        boolean deleted = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        return Json.object(
                "path",
                path(deleted ? entry.getOldPath() : entry.getNewPath()),
                "type",
                entry.getChangeType().name(),
                "nodeType",
                "FILE",
                "executable",
                false,
                "percentUnchanged",
                -1);
    }

    private static Map<String, @Nullable Object> path(String path) {
        List<String> components = List.of(path.split("/", -1));
        String name = components.getLast();
        return Json.object(
                "components", components,
                "name", name,
                "parent", String.join("/", components.subList(0, components.size() - 1)),
                "extension", name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "",
                "toString", path);
    }

    static Map<String, @Nullable Object> children(List<String> paths) {
        List<Map<String, @Nullable Object>> rows = paths.stream()
                .map(child -> Json.object(
                        "path", path(child.replaceAll("/$", "")), "type", child.endsWith("/") ? "DIRECTORY" : "FILE"))
                .toList();
        return Json.object(
                "children", Json.object("values", rows, "size", rows.size(), "isLastPage", true, "start", 0));
    }
}
