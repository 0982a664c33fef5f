package io.hookline.benchmarks;

import io.hookline.benchmarks.gateway.GatewayBenchmark;
import io.hookline.benchmarks.gateway.NuisanceBenchmark;
import io.hookline.benchmarks.report.Report;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a benchmark: {@code gateway [--json]} or {@code slow [--json]}. Progress goes to the error stream, the result to the output. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean json = words.remove("--json");
        switch (words.size() == 1 ? words.getFirst() : "") {
            case "gateway" -> print(new GatewayBenchmark(repository(), System.err::println).run(), json);
            case "slow" -> print(new NuisanceBenchmark(repository(), System.err::println).run(), json);
            default -> {
                System.err.println("usage: bench gateway|slow [--json]");
                System.exit(2);
            }
        }
    }

    private static void print(Report report, boolean json) {
        System.out.println(json ? report.toJson() : report.toText());
    }

    /** The root of the repository that this was built in: it is testing/benchmarks/target/ and a jar or a folder of classes. */
    private static Path repository() throws URISyntaxException {
        Path built = Path.of(
                Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return built.resolve("../../../..").normalize();
    }
}
