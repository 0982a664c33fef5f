package io.hookline.benchmarks.trigger;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.project.Project;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Pushes to the branches of projects, a new commit each time. */
final class Pushes {

    private final SplittableRandom random = new SplittableRandom(20261121);
    private final Map<String, CommitHash> heads = new HashMap<>();
    private final List<Project> projects;
    private final int branches;
    private int made;

    /**
     * To these projects in turn.
     *
     * @param branches how many of each project are pushed to; 0 where each push makes a new one
     */
    Pushes(List<Project> projects, int branches) {
        this.projects = List.copyOf(projects);
        this.branches = branches;
    }

    Push next() {
        int number = made++;
        Project project = projects.get(number % projects.size());
        String delivery = "bench-" + Long.toHexString(random.nextLong()) + "-" + number;
        CommitHash after = commit();
        if (branches == 0) {
            return new Push(project, "feature/" + number, null, after, delivery);
        }
        String branch = "feature/" + random.nextInt(branches);
        return new Push(project, branch, heads.put(project.id() + branch, after), after, delivery);
    }

    CommitHash commit() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return CommitHash.of(HexFormat.of().formatHex(bytes));
    }
}
