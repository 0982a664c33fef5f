package io.hookline.images;

import com.google.cloud.tools.jib.api.JibContainer;
import io.hookline.embedded.Directories;
import io.hookline.local.stack.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an image of each service. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes a container image of each service, as an OCI tarball; no container engine is needed.")
final class ImagesCommand implements Callable<Integer> {

    private static final String VERSION = "0.1.0";
    private static final String TEMURIN =
            "eclipse-temurin:25-jre-noble" + "@sha256:b573af9e331196fbc42e246da4df24df9b6c556c73e7efddfde0511f1c9508c5";

    private final Path repository;
    private final PrintStream out;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            defaultValue = TEMURIN,
            description =
                    "What the images stand on: a tarball, or an image in a registry; ${DEFAULT-VALUE} if left out.")
    private String base = TEMURIN;

    @Option(
            names = "--registry",
            defaultValue = "hookline",
            description = "What the images' names begin with, such as registry.example.com/ci; hookline if left out.")
    private String registry = "hookline";

    @Option(names = "--tag", defaultValue = VERSION, description = "Their tag; ${DEFAULT-VALUE} if left out.")
    private String tag = VERSION;

    @Option(names = "--push", description = "Send them to the registry too, with what 'docker login' left.")
    private boolean push;

    @Option(names = "--insecure-registry", description = "The registry may do without TLS.")
    private boolean insecureRegistry;

    @Option(names = "--untrained", description = "Leave out Java's cache: quicker to make, slower to start.")
    private boolean untrained;

    @Option(
            names = "--measure",
            description = "Measure the start of each service, with its cache and without, and its memory.")
    private boolean measure;

    @Option(names = "--output", paramLabel = "DIR", description = "Where the tarballs go; target/images if left out.")
    private @Nullable Path output;

    ImagesCommand(Path repository, PrintStream out) {
        this.repository = repository;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = output == null ? repository.resolve("target/images") : output.toAbsolutePath();
        Path work = emptied(directory.resolve("work"));
        Jibs jibs = new Jibs(insecureRegistry);
        out.printf("Reading the base %s%n", base);
        BaseImage image = BaseImage.read(base, work, jibs);
        Map<Part, Application> applications = new EnumMap<>(Part.class);
        for (Part service : Part.services()) {
            applications.put(service, Application.copy(service, repository, work.resolve(service.id())));
        }
        if (!untrained) {
            out.println("Training the services: they take the tour of the local stack");
            Training training = new Training(image.unpackedJava(), work, out);
            training.train(applications, training::tour);
        }
        for (Application application : applications.values()) {
            make(image, application, directory, jibs);
        }
        if (measure) {
            new Starts(image.unpackedJava(), applications, repository, work, out).print();
        }
        return 0;
    }

    private void make(BaseImage image, Application application, Path directory, Jibs jibs) {
        String service = application.service().id();
        String name = registry + "/" + service + ":" + tag;
        Path tarball = directory.resolve(service + "-" + tag + ".tar");
        Path bill = directory.resolve(service + "-" + tag + "." + Bill.FILE_NAME);
        Bill.write(application, tag, bill);
        ServiceImage serviceImage = new ServiceImage(image, application, bill, labels(service), jibs);
        JibContainer made = push ? serviceImage.push(name) : serviceImage.write(name, tarball);
        out.printf(
                Locale.ROOT, "%s  %s  %s%n", name, made.getDigest(), push ? "pushed" : repository.relativize(tarball));
    }

    private Map<String, String> labels(String service) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("org.opencontainers.image.title", "Hookline " + service);
        labels.put("org.opencontainers.image.version", tag);
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        labels.put("org.opencontainers.image.base.name", base);
        return labels;
    }

    private static Path emptied(Path directory) throws IOException {
        Directories.delete(directory);
        return Files.createDirectories(directory);
    }
}
