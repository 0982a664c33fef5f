package io.hookline.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One service's image: the base, the libraries, the service, its bill of materials, and Java's cache, each a layer, so that what seldom
 * changes is seldom sent. It runs as nobody in particular and writes nothing but {@code /tmp}.
 */
final class ServiceImage {

    private static final String HOME = "/app";
    private static final String USER = "10001:10001";
    private static final int HTTP = 8080;

    private final BaseImage base;
    private final Application application;
    private final Path bill;
    private final Map<String, String> labels;
    private final Jibs jibs;

    ServiceImage(BaseImage base, Application application, Path bill, Map<String, String> labels, Jibs jibs) {
        this.base = base;
        this.application = application;
        this.bill = bill;
        this.labels = labels;
        this.jibs = jibs;
    }

    /** Writes the image as an OCI tarball, named like the image in its registry. */
    JibContainer write(String name, Path tarball) {
        return containerize(name, Containerizer.to(TarImage.at(tarball).named(Jibs.reference(name))));
    }

    /** Sends the image to its registry. */
    JibContainer push(String name) {
        return containerize(name, Containerizer.to(Jibs.withCredentials(name)));
    }

    private JibContainer containerize(String name, Containerizer to) {
        try {
            return jibs.containerize(image(), to);
        } catch (IOException e) {
            throw new ImageException(name + " cannot be made: " + e.getMessage(), e);
        }
    }

    private JibContainerBuilder image() throws IOException {
        return Jib.from(TarImage.at(base.tarball()))
                .setFormat(ImageFormat.OCI)
                .setCreationTime(Application.FILE_TIME)
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .setExposedPorts(Port.tcp(HTTP))
                .setLabels(labels)
                .setEntrypoint(entrypoint())
                .setProgramArguments(List.of())
                .setFileEntriesLayers(layers());
    }

    private List<String> entrypoint() {
        List<String> command = new ArrayList<>(List.of(base.java()));
        command.addAll(JavaOptions.EVERYWHERE);
        if (application.isTrained()) {
            command.add("-XX:AOTCache=" + HOME + "/" + Application.CACHE);
        }
        command.addAll(List.of("-jar", HOME + "/" + Application.RUN_JAR));
        return command;
    }

    private List<FileEntriesLayer> layers() {
        Path libraries = application.directory().resolve("lib");
        List<FileEntriesLayer> layers = new ArrayList<>();
        layers.add(layer("libraries", file -> file.startsWith(libraries)));
        layers.add(layer("service", file -> !file.startsWith(libraries) && !file.equals(application.cache())));
        layers.add(FileEntriesLayer.builder()
                .setName("bill of materials")
                .addEntry(bill, AbsoluteUnixPath.get(HOME + "/" + Bill.FILE_NAME))
                .build());
        if (application.isTrained()) {
            layers.add(layer("cache", file -> file.equals(application.cache())));
        }
        return layers;
    }

    private FileEntriesLayer layer(String name, Predicate<Path> which) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> files = Files.walk(application.directory())) {
            files.filter(Files::isRegularFile)
                    .filter(which)
                    .sorted()
                    .forEach(file -> layer.addEntry(
                            file,
                            AbsoluteUnixPath.get(HOME)
                                    .resolve(application.directory().relativize(file)),
                            FilePermissions.DEFAULT_FILE_PERMISSIONS,
                            Application.FILE_TIME));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + application.directory(), e);
        }
        return layer.build();
    }
}
