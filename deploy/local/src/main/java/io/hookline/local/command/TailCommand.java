package io.hookline.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.Json;
import io.hookline.local.client.TopicMessage;
import io.hookline.local.client.TopicReader;
import io.hookline.local.stack.StackException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a topic's messages as they come. */
@Command(name = "tail", description = "Prints a topic's messages as they come, until Ctrl-C.")
final class TailCommand implements Callable<Integer> {

    private static final String PREFIX = "hookline.";
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Workspace workspace;

    @Parameters(paramLabel = "TOPIC", description = "With or without 'hookline.' in front.")
    private String topic = "";

    @Option(names = "--json", description = "Print one JSON object a line, with key, headers and position.")
    private boolean json;

    @Option(names = "--from-beginning", description = "Start with the oldest message that is kept.")
    private boolean fromBeginning;

    TailCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        String name = topic.startsWith(PREFIX) ? topic : PREFIX + topic;
        if (Arrays.stream(Topic.values()).noneMatch(known -> known.topicName().equals(name))) {
            throw new StackException("no such topic: %s; there are%n%s".formatted(topic, topics()));
        }
        Map<String, Object> kafka = workspace.access().kafka();
        try (TopicReader reader =
                fromBeginning ? TopicReader.fromBeginning(kafka, name) : TopicReader.fromNow(kafka, name)) {
            while (!workspace.out().checkError()) {
                for (TopicMessage message : reader.poll(LOOK)) {
                    workspace.out().println(json ? Json.mapper().writeValueAsString(message) : readable(message));
                }
            }
        }
        return 0;
    }

    private static String readable(TopicMessage message) throws JsonProcessingException {
        String type = message.headers().getOrDefault("ce_type", "-");
        String value = message.value() == null
                ? "(removed)"
                : Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(message.value());
        return "%s  %s  key=%s  %d@%d%n%s%n"
                .formatted(message.time(), type, message.key(), message.partition(), message.offset(), value);
    }

    private static String topics() {
        return Arrays.stream(Topic.values())
                .map(known -> "  " + known.topicName())
                .collect(Collectors.joining("\n"));
    }
}
