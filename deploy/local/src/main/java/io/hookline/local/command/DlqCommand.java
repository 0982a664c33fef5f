package io.hookline.local.command;

import io.hookline.local.deadletter.DeadLetter;
import io.hookline.local.deadletter.DeadLetterTopic;
import io.hookline.local.deadletter.DeadLetters;
import io.hookline.local.deadletter.Place;
import io.hookline.local.stack.StackException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at dead letters and gives them back. */
@Command(name = "dlq", description = "Lists, shows and replays dead letters, here or on any Kafka.")
final class DlqCommand implements Runnable {

    private final Workspace workspace;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    DlqCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void run() {
        spec.commandLine().usage(workspace.out());
    }

    @Command(name = "list", description = "Lists the dead-letter topics with their counts.")
    int list(@Mixin KafkaOptions kafka) {
        DeadLetters letters = new DeadLetters(kafka.settings(workspace));
        PrintStream out = workspace.out();
        out.printf("%-62s %9s %9s  %s%n", "topic", "letters", "replayed", "oldest");
        for (DeadLetterTopic topic : DeadLetterTopic.all()) {
            List<DeadLetter> all = letters.of(topic);
            String oldest = all.isEmpty() ? "" : all.getFirst().since().toString();
            out.printf("%-62s %9d %9d  %s%n", topic.name(), all.size(), replayed(letters, topic, all), oldest);
        }
        return 0;
    }

    @Command(name = "show", description = "Shows dead letters with their reasons.")
    int show(
            @Mixin KafkaOptions kafka,
            @Parameters(paramLabel = "TOPIC", description = "With or without 'hookline.' and '.dlq'.") String name,
            @Option(
                            names = "--at",
                            paramLabel = "PLACE",
                            split = ",",
                            description = "Only these: offset or partition@offset.")
                    List<String> places,
            @Option(names = "--new", description = "Only those that were not replayed.") boolean unreplayed) {
        DeadLetterTopic topic = topic(name);
        DeadLetters letters = new DeadLetters(kafka.settings(workspace));
        Set<Place> before = letters.replayed(topic);
        Set<Place> chosen = places(places);
        for (DeadLetter letter : letters.of(topic)) {
            boolean wanted = chosen.isEmpty() || chosen.contains(letter.place());
            boolean done = before.contains(letter.place());
            if (wanted && !(unreplayed && done)) {
                print(letter, done);
            }
        }
        return 0;
    }

    @Command(name = "replay", description = "Gives dead letters back to the topic they came from, as they were, once.")
    int replay(
            @Mixin KafkaOptions kafka,
            @Parameters(paramLabel = "TOPIC", description = "With or without 'hookline.' and '.dlq'.") String name,
            @Option(
                            names = "--at",
                            paramLabel = "PLACE",
                            split = ",",
                            description = "These: offset or partition@offset.")
                    List<String> places,
            @Option(names = "--all", description = "All that were not replayed.") boolean all,
            @Option(names = "--again", description = "Also those that were replayed before.") boolean again) {
        DeadLetterTopic topic = topic(name);
        Set<Place> chosen = places(places);
        if (all == !chosen.isEmpty()) {
            throw new StackException("say which letters: --at PLACE[,PLACE…], or --all");
        }
        DeadLetters letters = new DeadLetters(kafka.settings(workspace));
        if (all) {
            letters.of(topic).forEach(letter -> chosen.add(letter.place()));
        }
        List<Place> done = letters.replay(topic, chosen, again);
        workspace
                .out()
                .printf(
                        "%d of %d given back to %s%s%n",
                        done.size(),
                        chosen.size(),
                        topic.origin(),
                        done.size() < chosen.size()
                                ? "; the others were replayed before (--again) or are not there"
                                : "");
        return 0;
    }

    private void print(DeadLetter letter, boolean done) {
        PrintStream out = workspace.out();
        out.printf("%s  %s  key=%s%s%n", letter.place(), letter.since(), letter.key(), done ? "  (replayed)" : "");
        out.printf("  %s%n", Objects.requireNonNullElse(letter.reason(), "no reason was given"));
        letter.headers().forEach((header, value) -> out.printf("  %s: %s%n", header, value));
        out.printf("%s%n%n", Objects.requireNonNullElse(letter.value(), "(removed)"));
    }

    private static long replayed(DeadLetters letters, DeadLetterTopic topic, List<DeadLetter> all) {
        Set<Place> before = all.isEmpty() ? Set.of() : letters.replayed(topic);
        return all.stream().filter(letter -> before.contains(letter.place())).count();
    }

    private static Set<Place> places(List<String> texts) {
        Set<Place> places = new HashSet<>();
        for (String text : Objects.requireNonNullElse(texts, new ArrayList<String>())) {
            try {
                places.add(Place.of(text));
            } catch (IllegalArgumentException e) {
                throw new StackException(String.valueOf(e.getMessage()));
            }
        }
        return places;
    }

    private static DeadLetterTopic topic(String name) {
        return DeadLetterTopic.find(name)
                .orElseThrow(() -> new StackException("no such dead-letter topic: %s; there are%n%s"
                        .formatted(
                                name,
                                DeadLetterTopic.all().stream()
                                        .map(topic -> "  " + topic.name())
                                        .collect(Collectors.joining("\n")))));
    }
}
