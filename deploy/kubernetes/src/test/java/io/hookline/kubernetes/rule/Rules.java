package io.hookline.kubernetes.rule;

import io.hookline.kubernetes.render.Overlay;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order of what they are about. */
public final class Rules {

    private static final List<Rule> EVERYWHERE = List.of(
            PodRules.NO_ROOT,
            PodRules.READ_ONLY,
            PodRules.BOUNDED,
            PodRules.PROBED,
            PodRules.SPREAD,
            PodRules.DEPLOYED,
            PodRules.DRAINED,
            NetworkRules.CLOSED,
            NetworkRules.FLOWS,
            NetworkRules.PEERS,
            NetworkRules.OUTSIDE,
            NetworkRules.PUBLIC,
            SettingRules.KNOWN,
            SettingRules.COMPLETE,
            SettingRules.PRESENT,
            SettingRules.REFUSED);
    private static final List<Rule> IN_PRODUCTION = List.of(
            KafkaRules.TOPICS,
            KafkaRules.REPLICATED,
            KafkaRules.USERS,
            KafkaRules.WRITERS,
            ScaleRules.SEVERAL,
            ScaleRules.BUDGETED,
            ScaleRules.BY_LAG,
            MonitoringRules.WATCHED,
            MonitoringRules.MEASURED,
            DashboardRules.DRAWN,
            MonitoringRules.EXPLAINED);

    private Rules() {}

    /** The rules that an overlay has to hold. */
    public static Stream<Rule> of(Overlay overlay) {
        return switch (overlay) {
            case MINIMAL -> EVERYWHERE.stream();
            case PRODUCTION -> Stream.concat(EVERYWHERE.stream(), IN_PRODUCTION.stream());
        };
    }

    /** The rule of a promise. */
    public static Rule promising(String promise) {
        return of(Overlay.PRODUCTION)
                .filter(rule -> rule.promise().equals(promise))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule promises " + promise));
    }
}
