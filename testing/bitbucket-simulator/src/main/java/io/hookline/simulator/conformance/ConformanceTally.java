package io.hookline.simulator.conformance;

import io.hookline.simulator.http.RequestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the requests of many simulators, one after the other, and sums up in a line for a whole test run. Where Atlassian's
 * files are not at hand it checks nothing and says so.
 */
public final class ConformanceTally implements AutoCloseable {
    private static final Path OPENAPI = Path.of("../shared/bitbucket/openapi");

    private final Optional<Path> directory;
    private int cloud;
    private int dataCenter;

    /** A tally that looks for the files beside the repository. */
    public ConformanceTally(Path repository) {
        this.directory = Optional.of(repository.resolve(OPENAPI)).filter(Files::isDirectory);
    }

    /** Counts and checks everything in a log; gives what its clients did against the files. */
    public List<Conformance.Violation> add(RequestLog log) {
        List<Conformance.Violation> violations = new ArrayList<>();
        directory.ifPresent(files -> {
            Conformance ofCloud = check(log, "cloud", files);
            Conformance ofDataCenter = check(log, "datacenter", files);
            cloud += ofCloud.requests();
            dataCenter += ofDataCenter.requests();
            violations.addAll(ofCloud.byClients());
            violations.addAll(ofDataCenter.byClients());
        });
        return violations;
    }

    private static Conformance check(RequestLog log, String server, Path files) {
        return ConformanceCheck.check(log.entries(entry -> entry.server().equals(server)), files);
    }

    /** The sum of the run, for people. */
    @Override
    public String toString() {
        return directory.isPresent()
                ? "requests checked against Bitbucket's OpenAPI: Cloud " + cloud + ", Data Center " + dataCenter
                : "requests not checked against Bitbucket's OpenAPI: its files are not beside the repository";
    }

    /** Ends the run: prints the sum. */
    @Override
    public void close() {
        System.out.println(this);
    }
}
