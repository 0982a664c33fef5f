package io.hookline.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.ServicePrograms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's image on a minimal base: what is in it, and that its Java takes the cache that it was trained to. */
class ServiceImageIT {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final String NAME = "registry.example.com/ci/webhook-gateway:1.2.3";

    @TempDir
    static Path work;

    private static Path image;
    private static JsonNode config;

    @BeforeAll
    static void makeImage() throws Exception {
        Jibs jibs = new Jibs(false);
        BaseImage base = BaseImage.read(
                MinimalBase.withJava(work).toString(), Files.createDirectory(work.resolve("read")), jibs);
        Application gateway =
                Application.copy(Part.WEBHOOK_GATEWAY, REPOSITORY, Files.createDirectory(work.resolve("app")));
        new Training(base.unpackedJava(), work, System.out)
                .train(Map.of(Part.WEBHOOK_GATEWAY, gateway), ServiceImageIT::startOnce);
        Path bill = work.resolve("bill.json");
        Bill.write(gateway, "1.2.3", bill);
        Path tarball = work.resolve("gateway.tar");
        new ServiceImage(base, gateway, bill, Map.of("org.opencontainers.image.version", "1.2.3"), jibs)
                .write(NAME, tarball);
        image = unpacked(tarball);
    }

    @Test
    void shouldRunAsNobodyInParticular() {
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/app");
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.version")
                        .asText())
                .isEqualTo("1.2.3");
    }

    @Test
    void shouldStartTheServiceOfTheImageWithItsCache() throws Exception {
        List<String> entrypoint = new ArrayList<>();
        config.path("Entrypoint").forEach(argument -> entrypoint.add(inImage(argument.asText())));
        // Java refuses to start with a cache that is not its own.
        entrypoint.add(1, "-XX:AOTMode=on");

        String said = output(entrypoint);

        assertThat(said).contains("the gateway is not configured");
    }

    @Test
    void shouldListEveryJarOfTheImage() throws Exception {
        JsonNode bill = Json.mapper().readTree(image.resolve("app/bom.cdx.json").toFile());
        List<String> listed = new ArrayList<>();
        bill.path("components").forEach(component -> {
            listed.add(component.path("bom-ref").asText());
            assertThat(component.path("hashes").path(0).path("content").asText())
                    .hasSize(64);
        });
        try (Stream<Path> files = Files.walk(image.resolve("app"))) {
            assertThat(files.map(file -> image.resolve("app").relativize(file).toString())
                            .filter(file -> file.endsWith(".jar")))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        assertThat(bill.findValuesAsText("purl"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/io.quarkus/quarkus-arc@"));
    }

    @Test
    void shouldSayThatABaseHasNoJava() throws Exception {
        Path empty = Files.createDirectory(work.resolve("empty"));

        assertThatThrownBy(() -> BaseImage.read(MinimalBase.empty(empty).toString(), empty, new Jibs(false)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("no Java");
    }

    /** It does not find its settings, says so and ends. */
    private static void startOnce(ServicePrograms programs) {
        List<String> command = new ArrayList<>(List.of(programs.java().toString()));
        command.addAll(programs.options().apply(Part.WEBHOOK_GATEWAY));
        command.addAll(List.of(
                "-jar",
                programs.application()
                        .apply(Part.WEBHOOK_GATEWAY)
                        .resolve(Application.RUN_JAR)
                        .toString()));
        assertThat(output(command)).contains("the gateway is not configured");
    }

    private static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("cannot start " + command, e);
        }
    }

    /** An argument of the entry point, with the image's paths where the image was unpacked. */
    private static String inImage(String argument) {
        return argument.replaceFirst("(^|=)/", "$1" + image + "/");
    }

    private static Path unpacked(Path tarball) throws IOException {
        Path layout = Files.createDirectory(work.resolve("layout"));
        try (InputStream tar = Files.newInputStream(tarball)) {
            Tarball.unpack(tar, layout);
        }
        JsonNode index = Json.mapper().readTree(layout.resolve("index.json").toFile());
        JsonNode manifest = blob(layout, index.path("manifests").path(0));
        config = blob(layout, manifest.path("config")).path("config");
        Path files = Files.createDirectory(work.resolve("files"));
        for (JsonNode layer : manifest.path("layers")) {
            try (InputStream tar = new GZIPInputStream(Files.newInputStream(path(layout, layer)))) {
                Tarball.unpack(tar, files);
            }
        }
        return files;
    }

    private static JsonNode blob(Path layout, JsonNode descriptor) throws IOException {
        return Json.mapper().readTree(path(layout, descriptor).toFile());
    }

    private static Path path(Path layout, JsonNode descriptor) {
        return layout.resolve("blobs")
                .resolve(descriptor.path("digest").asText().replace(':', '/'));
    }
}
