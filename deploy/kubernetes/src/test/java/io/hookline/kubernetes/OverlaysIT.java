package io.hookline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.render.Overlay;
import io.hookline.kubernetes.rule.Rule;
import io.hookline.kubernetes.rule.Rules;
import io.hookline.kubernetes.type.CoreTypes;
import io.hookline.kubernetes.type.CustomTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysIT {

    private static final Path DEFINITIONS = Path.of("../../../shared/kubernetes/crds");

    @ParameterizedTest
    @EnumSource
    void shouldHaveNothingThatKubernetesDoesNotKnow(Overlay overlay) {
        assertThat(core(overlay.render()).map(CoreTypes::fault).flatMap(Optional::stream))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveNothingThatOperatorsDoNotKnow(Overlay overlay) {
        CustomTypes types = definitions();

        assertThat(custom(overlay.render()).flatMap(object -> types.faults(object).stream()))
                .isEmpty();
    }

    @Test
    void shouldNeedNoOperatorToStartWith() {
        assertThat(custom(Overlay.MINIMAL.render())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("promises")
    void shouldHold(Overlay overlay, Rule rule) {
        assertThat(rule.faults(overlay.render())).isEmpty();
    }

    static Stream<Arguments> promises() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> Rules.of(overlay).map(rule -> Arguments.of(overlay, rule)));
    }

    @Test
    void shouldNoticeAFieldThatKubernetesDoesNotKnow() {
        Manifests drifted = Overlay.PRODUCTION
                .render()
                .with("Deployment", "trigger-engine", "/spec/template/spec/containers/0/readynessProbe", "typo");

        assertThat(core(drifted).map(CoreTypes::fault).flatMap(Optional::stream))
                .singleElement()
                .asString()
                .contains("Deployment trigger-engine", "readynessProbe");
    }

    @Test
    void shouldNoticeAFieldThatAnOperatorDoesNotKnow() {
        CustomTypes types = definitions();
        Manifests drifted = Overlay.PRODUCTION.render().with("KafkaTopic", "hookline.projects", "/spec/partitons", "3");

        assertThat(custom(drifted).flatMap(object -> types.faults(object).stream()))
                .singleElement()
                .asString()
                .contains("KafkaTopic hookline.projects", "partitons");
    }

    private static CustomTypes definitions() {
        assumeTrue(Files.isDirectory(DEFINITIONS), "the definitions of custom resources are not here");
        return CustomTypes.of(DEFINITIONS);
    }

    private static Stream<ObjectNode> core(Manifests manifests) {
        return manifests.objects().stream().filter(CoreTypes::has);
    }

    private static Stream<ObjectNode> custom(Manifests manifests) {
        return manifests.objects().stream().filter(object -> !CoreTypes.has(object));
    }
}
