package io.hookline.kubernetes.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kubectl kustomize}, as whoever installs Hookline uses it. */
final class Kustomize {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern VERSION = Pattern.compile("Kustomize Version: v(\\d+)");
    private static final int OLDEST = 5;

    private Kustomize() {}

    /** The objects of a folder with a {@code kustomization.yaml}. Without a kubectl that is new enough, the calling test is skipped. */
    static Manifests render(Path folder) {
        assumeTrue(isPresent(), "kubectl 1.27 or newer is not installed: manifests cannot be rendered here");
        Output output = run("kubectl", "kustomize", folder.toString());
        if (output.status() != 0) {
            throw new IllegalStateException(folder + " does not render: " + output.text());
        }
        return parse(output.text());
    }

    private static boolean isPresent() {
        try {
            Matcher version =
                    VERSION.matcher(run("kubectl", "version", "--client").text());
            return version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static Manifests parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            List<ObjectNode> objects =
                    documents.readAll().stream().map(ObjectNode.class::cast).toList();
            return new Manifests(objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Output run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private record Output(int status, String text) {}
}
