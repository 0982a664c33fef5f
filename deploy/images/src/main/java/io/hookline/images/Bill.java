package io.hookline.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.util.BomUtils;

/**
 * An image's bill of materials, as CycloneDX: every jar that lies in it, with its digest. It is read off the packaged service, so that it
 * names what is there, not what was meant to be.
 */
final class Bill {

    static final String FILE_NAME = "bom.cdx.json";
    // Quarkus names a jar of a library group.artifact-version.jar, and lists the coordinates that it made this of.
    private static final String COORDINATES = "quarkus-app-dependencies.txt";

    private Bill() {}

    static void write(Application application, String version, Path file) {
        Bom bom = new Bom();
        bom.setMetadata(metadata(application, version));
        Map<String, Coordinates> coordinates = coordinates(application.directory());
        application.jars().forEach(jar -> bom.addComponent(component(jar, coordinates, application)));
        try {
            Files.writeString(
                    file,
                    BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString());
        } catch (GeneratorException e) {
            throw new IllegalStateException("a bill has a JSON form", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private record Coordinates(String group, String artifact, String version) {}

    private static Metadata metadata(Application application, String version) {
        Component service = new Component();
        service.setType(Component.Type.APPLICATION);
        service.setGroup("io.hookline");
        service.setName(application.service().id());
        service.setVersion(version);
        Metadata metadata = new Metadata();
        metadata.setComponent(service);
        // The same sources give the same bill.
        metadata.setTimestamp(Date.from(Application.FILE_TIME));
        return metadata;
    }

    private static Component component(Path jar, Map<String, Coordinates> all, Application application) {
        String file = String.valueOf(jar.getFileName());
        Coordinates coordinates = all.get(file);
        Component component = new Component();
        component.setBomRef(application.directory().relativize(jar).toString());
        if (coordinates == null) {
            component.setType(Component.Type.FILE);
            component.setName(file);
        } else {
            component.setType(Component.Type.LIBRARY);
            component.setGroup(coordinates.group());
            component.setName(coordinates.artifact());
            component.setVersion(coordinates.version());
            component.setPurl(
                    "pkg:maven/%s/%s@%s".formatted(coordinates.group(), coordinates.artifact(), coordinates.version()));
        }
        try {
            BomUtils.calculateHashes(jar.toFile(), Version.VERSION_16).stream()
                    .filter(hash -> hash.getAlgorithm().equals(Hash.Algorithm.SHA_256.getSpec()))
                    .forEach(component::addHash);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
        return component;
    }

    /** Each library's coordinates by the name of its jar. */
    private static Map<String, Coordinates> coordinates(Path application) {
        Map<String, Coordinates> byFile = new HashMap<>();
        try {
            for (String line : Files.readAllLines(application.resolve(COORDINATES))) {
                String[] parts = line.split(":", -1);
                String suffix = parts[2].isEmpty() ? "" : "-" + parts[2];
                byFile.put(
                        "%s.%s-%s%s.jar".formatted(parts[0], parts[1], parts[4], suffix),
                        new Coordinates(parts[0], parts[1], parts[4]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the libraries of " + application, e);
        }
        return byFile;
    }
}
