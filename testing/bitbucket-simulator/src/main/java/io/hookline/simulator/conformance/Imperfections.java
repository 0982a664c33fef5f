package io.hookline.simulator.conformance;

import java.util.List;
import java.util.Set;

/** Where the published specifications are known to be wrong or incomplete, each with the reason. */
final class Imperfections {
    /** Every list of Cloud takes these, though most operations do not declare them. */
    static final Set<String> CLOUD_PARAMETERS = Set.of("q", "sort", "page", "pagelen", "fields");

    /** Declared on few of Data Center's paged resources, taken by all. */
    static final Set<String> DATA_CENTER_PARAMETERS = Set.of("start", "limit", "avatarSize");

    /** Fields that real servers accept and the schemas leave out. */
    static final Set<String> REQUEST_FIELDS = Set.of(
            "skip_cert_verification",
            "history_enabled", // hooks on Cloud
            "refname", // statuses on Cloud
            "lastUpdated",
            "ref"); // builds on Data Center

    /**
     * A message to overlook.
     *
     * @param part what the message contains
     */
    private record Known(String part, String reason) {}

    private static final List<Known> ANSWERS = List.of(
            new Known(
                    "the schema does not allow additional properties",
                    "real answers carry fields that the schemas leave out, such as the type of rendered text"),
            new Known("committer: required property 'type' not found", "recorded commits have an empty committer"),
            new Known(
                    "createdDate: string found",
                    "the schemas mix int64 and date-time; servers detail keys in ISO dates"));

    private Imperfections() {}

    static boolean overlooks(String message) {
        return ANSWERS.stream().anyMatch(known -> message.contains(known.part()));
    }
}
