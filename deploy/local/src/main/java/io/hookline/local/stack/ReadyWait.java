package io.hookline.local.stack;

import io.hookline.local.client.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Waits for parts to become ready, and says what went wrong where they do not. */
final class ReadyWait {

    private static final int MAX_EARLY_ENDS = 3;
    private static final int LOG_LINES = 15;

    private final Home home;
    private final Readiness readiness;

    ReadyWait(Home home, Addresses addresses) {
        this.home = home;
        this.readiness = new Readiness(home, addresses);
    }

    void await(SupervisedProcess process, Duration limit) {
        Part part = process.part();
        Wait end = Poll.until(() -> look(process), wait -> wait != Wait.NOT_YET, limit);
        switch (end) {
            case READY -> {}
            case HOPELESS -> throw failure(part, "ends soon after its start, again and again");
            case NOT_YET -> throw failure(part, "is not ready after " + limit.toSeconds() + " s");
        }
    }

    void await(Replica replica, Duration limit) {
        Wait end = Poll.until(() -> look(replica), wait -> wait != Wait.NOT_YET, limit);
        if (end != Wait.READY) {
            throw failure(replica.service(), "did not become ready at " + replica.address());
        }
    }

    private Wait look(Replica replica) {
        if (!replica.isRunning()) {
            return Wait.HOPELESS;
        }
        return readiness.isReady(replica.address()) ? Wait.READY : Wait.NOT_YET;
    }

    private Wait look(SupervisedProcess process) {
        if (process.isRunning() && readiness.isReady(process.part())) {
            return Wait.READY;
        }
        return process.earlyEnds() >= MAX_EARLY_ENDS ? Wait.HOPELESS : Wait.NOT_YET;
    }

    private enum Wait {
        READY,
        NOT_YET,
        HOPELESS
    }

    private StackException failure(Part part, String what) {
        return new StackException("%s %s. The end of %s:%n%s"
                .formatted(part.id(), what, home.log(part), String.join(System.lineSeparator(), logEnd(part))));
    }

    private List<String> logEnd(Part part) {
        try {
            List<String> lines = Files.readAllLines(home.log(part));
            return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(not readable)");
        }
    }
}
