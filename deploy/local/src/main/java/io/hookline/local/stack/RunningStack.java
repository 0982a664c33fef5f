package io.hookline.local.stack;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stack that another process supervises, or none any more. */
public final class RunningStack {

    private static final long STOP_SECONDS = 90;

    private RunningStack() {}

    /** Stops all processes of this home and waits for their end; returns those that would not end, which is none. */
    public static List<String> stop(Home home) {
        StackFile.read(home)
                .flatMap(file -> file.supervisor().running())
                .filter(supervisor ->
                        supervisor.pid() != ProcessHandle.current().pid())
                .ifPresent(RunningStack::stop);
        Leftovers.stop(home);
        return List.copyOf(Leftovers.find(home).keySet());
    }

    private static void stop(ProcessHandle supervisor) {
        supervisor.destroy();
        supervisor
                .onExit()
                .completeOnTimeout(supervisor, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        if (supervisor.destroyForcibly()) {
            supervisor.onExit().join();
        }
    }
}
