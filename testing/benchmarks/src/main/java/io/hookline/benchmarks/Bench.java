package io.hookline.benchmarks;

import io.hookline.benchmarks.gateway.GatewayBenchmark;
import io.hookline.benchmarks.gateway.NuisanceBenchmark;
import io.hookline.benchmarks.health.HealthBenchmark;
import io.hookline.benchmarks.report.Result;
import io.hookline.benchmarks.trigger.GrowthBenchmark;
import io.hookline.benchmarks.trigger.TriggerBenchmark;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a benchmark: {@code gateway}, {@code slow}, {@code trigger}, {@code growth} or {@code health}, with {@code --json}, and of the trigger
 * engine's {@code --events=<how many>}. Progress goes to the error stream, the result to the output.
 */
public final class Bench {

    private static final String EVENTS = "--events=";
    private static final int BACKLOG = 1_000_000;

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** What a run that fails leaves behind ends with the process, which threads of it would keep alive. */
    private static void run(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean json = words.remove("--json");
        int events = words.stream()
                .filter(word -> word.startsWith(EVENTS))
                .mapToInt(word -> Integer.parseInt(word.substring(EVENTS.length())))
                .findFirst()
                .orElse(BACKLOG);
        words.removeIf(word -> word.startsWith(EVENTS));
        Consumer<String> progress = System.err::println;
        switch (words.size() == 1 ? words.getFirst() : "") {
            case "gateway" -> print(new GatewayBenchmark(repository(), progress).run(), json);
            case "slow" -> print(new NuisanceBenchmark(repository(), progress).run(), json);
            case "trigger" -> print(new TriggerBenchmark(repository(), events, progress).run(), json);
            case "growth" -> print(new GrowthBenchmark(repository(), progress).run(), json);
            case "health" -> print(new HealthBenchmark(progress).run(), json);
            default -> {
                System.err.println(
                        "usage: bench gateway|slow|trigger|growth|health [--json] [--events=<backlog of trigger>]");
                System.exit(2);
            }
        }
    }

    private static void print(Result result, boolean json) {
        System.out.println(json ? result.toJson() : result.toText());
    }

    /** The root of the repository that this was built in: it is testing/benchmarks/target/ and a jar or a folder of classes. */
    private static Path repository() throws URISyntaxException {
        Path built = Path.of(
                Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return built.resolve("../../../..").normalize();
    }
}
