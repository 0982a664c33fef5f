package io.hookline.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import io.hookline.contracts.wire.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * What the images stand on, unpacked, so that the services can be trained on its own Java.
 *
 * @param name as it was asked for
 * @param tarball the image
 * @param files its files
 * @param java where Java's launcher is in the image, such as {@code /opt/java/openjdk/bin/java}
 */
record BaseImage(String name, Path tarball, Path files, String java) {

    private static final String LAUNCHER = "/bin/java";

    /**
     * Reads an image.
     *
     * @param name a tarball's path, or an image's name in a registry, best with its digest
     * @param work a directory for it, empty
     */
    static BaseImage read(String name, Path work, Jibs jibs) {
        Path tarball = work.resolve("base.tar");
        Path files = work.resolve("base");
        try {
            // Jib gives every image one form, whichever it had.
            jibs.containerize(from(name), Containerizer.to(TarImage.at(tarball).named(Jibs.reference("base"))));
            Files.createDirectories(files);
            Path image = Files.createDirectories(work.resolve("base-image"));
            try (InputStream tar = new BufferedInputStream(Files.newInputStream(tarball))) {
                Tarball.unpack(tar, image);
            }
            JsonNode manifest = Json.mapper()
                    .readTree(image.resolve("manifest.json").toFile())
                    .path(0);
            for (JsonNode layer : manifest.path("Layers")) {
                try (InputStream tar = new GZIPInputStream(Files.newInputStream(image.resolve(layer.asText())))) {
                    Tarball.unpack(tar, files);
                }
            }
            JsonNode config = Json.mapper()
                    .readTree(image.resolve(manifest.path("Config").asText()).toFile());
            return new BaseImage(
                    name, tarball, files, java(config.path("config").path("Env"), files));
        } catch (IOException e) {
            throw new ImageException("the base image " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Java's launcher on this machine. */
    Path unpackedJava() {
        return files.resolve(java.substring(1));
    }

    private static JibContainerBuilder from(String name) throws IOException {
        return Files.exists(Path.of(name))
                ? Jib.from(TarImage.at(Path.of(name)))
                : Jib.from(Jibs.withCredentials(name));
    }

    private static String java(JsonNode environment, Path files) {
        List<String> variables = StreamSupport.stream(environment.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return Stream.concat(
                        value(variables, "JAVA_HOME").map(home -> home + LAUNCHER).stream(),
                        value(variables, "PATH").stream()
                                .flatMap(path -> Arrays.stream(path.split(":", -1)))
                                .map(folder -> folder + "/java"))
                .filter(launcher -> launcher.startsWith("/") && Files.exists(files.resolve(launcher.substring(1))))
                .findFirst()
                .orElseThrow(() -> new ImageException("the base image has no Java on its PATH or in its JAVA_HOME"));
    }

    private static Optional<String> value(List<String> variables, String name) {
        return variables.stream()
                .filter(variable -> variable.startsWith(name + "="))
                .map(variable -> variable.substring(name.length() + 1))
                .findFirst();
    }
}
