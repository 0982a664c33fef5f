package io.hookline.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An image with this machine's Java and nothing else, where no registry can be reached. */
final class MinimalBase {

    private static final String HOME = "/opt/java";
    private static final String MODULES = "java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.zipfs";

    private MinimalBase() {}

    /** Writes the image's tarball. */
    static Path withJava(Path work) throws Exception {
        Path runtime = work.resolve("runtime");
        Process linking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        runtime.toString())
                .inheritIO()
                .start();
        assertThat(linking.waitFor()).as("jlink's status").isZero();
        FileEntriesLayer java = FileEntriesLayer.builder()
                .setName("java")
                .addEntryRecursive(runtime, AbsoluteUnixPath.get(HOME), MinimalBase::permissions)
                .build();
        return write(work, List.of(java));
    }

    /** An image with nothing at all. */
    static Path empty(Path work) throws Exception {
        return write(work, List.of());
    }

    private static Path write(Path work, List<FileEntriesLayer> layers) throws Exception {
        Path tarball = work.resolve("minimal.tar");
        Jib.fromScratch()
                .addEnvironmentVariable("PATH", "/usr/bin:" + HOME + "/bin")
                .setFileEntriesLayers(layers)
                .containerize(Containerizer.to(TarImage.at(tarball).named("minimal")));
        return tarball;
    }

    private static FilePermissions permissions(Path file, AbsoluteUnixPath place) {
        return Files.isExecutable(file)
                ? FilePermissions.DEFAULT_FOLDER_PERMISSIONS
                : FilePermissions.DEFAULT_FILE_PERMISSIONS;
    }
}
