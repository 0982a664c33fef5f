package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the faults of {@link HealthIT} to the kinds of findings, which health-monitor's tests hold to {@code docs/health.md}. */
class HealthKindsTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|.*\\| `(?:[A-Z_]+)`", Pattern.MULTILINE);

    /** Why a kind of finding does not come up. */
    private static final Map<Kind, String> NEVER = Map.of(
            new Kind("deploy-key-writable", Product.CLOUD),
            "Cloud's deploy keys only read",
            new Kind("webhook-held-back", Product.CLOUD),
            "Cloud has no circuit breaker",
            new Kind("webhook-without-secret", Product.DATA_CENTER),
            "Data Center does not tell whether there is a secret: such a webhook is found silent",
            new Kind("unknown-to-connector", Product.CLOUD),
            "nothing on Bitbucket leads to it: connector-service forgets a project in the moment it tells health-monitor so",
            new Kind("unknown-to-connector", Product.DATA_CENTER),
            "as on Cloud");

    record Kind(String finding, Product product) {}

    static Stream<Kind> kinds() throws IOException {
        List<String> findings = ROW.matcher(Files.readString(Path.of("../../docs/health.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(findings).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        return findings.stream()
                .flatMap(finding -> Stream.of(Product.values()).map(product -> new Kind(finding, product)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldBreakEachKindOrSayWhyItNeverComesUp(Kind kind) {
        List<Fault> faults = Arrays.stream(Fault.values())
                .filter(fault -> fault.isOn(kind.product())
                        && fault.finding(kind.product()).equals(kind.finding()))
                .collect(Collectors.toList());

        if (NEVER.containsKey(kind)) {
            assertThat(faults).as(NEVER.get(kind)).isEmpty();
        } else {
            assertThat(faults).isNotEmpty();
        }
    }
}
