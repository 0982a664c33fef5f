package io.hookline.local.command;

import io.hookline.local.recovery.Reading;
import io.hookline.local.recovery.Rewind;
import io.hookline.local.stack.StackException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the services read again what they read after a backup was begun whose databases were restored. */
@Command(
        name = "rewind",
        description = "After databases were restored and before services start: has them read again what came since the"
                + " backup.")
final class RewindCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "When the oldest of the restored backups was begun, such as 2026-11-22T03:00:00Z.")
    private String to = "";

    RewindCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<Reading> again = Reading.all().stream().filter(Reading::again).toList();
        try (Admin admin = Admin.create(kafka.settings(workspace))) {
            new Rewind(admin, time())
                    .rewind(again)
                    .forEach(one -> workspace
                            .out()
                            .printf(
                                    "%-30s %-32s %9d records are read again%n",
                                    one.reading().group(), one.reading().topic().topicName(), one.records()));
        }
        return 0;
    }

    private Instant time() {
        try {
            return Instant.parse(to);
        } catch (DateTimeException e) {
            throw new StackException("no time in UTC, such as 2026-11-22T03:00:00Z: " + to);
        }
    }
}
