package io.hookline.local.demo;

import io.hookline.local.client.Access;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Home;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The whole tour on a running stack: Cloud, then Data Center. It can be taken again and again. */
public final class Demo {

    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("MMdd-HHmmss", Locale.ROOT);

    private final Addresses addresses;
    private final Access access;
    private final Home home;
    private final PrintStream out;

    /** On a stack with its own Kafka and issuer. */
    public Demo(Addresses addresses, Home home, PrintStream out) {
        this(addresses, Access.of(addresses), home, out);
    }

    public Demo(Addresses addresses, Access access, Home home, PrintStream out) {
        this.addresses = addresses;
        this.access = access;
        this.home = home;
        this.out = out;
    }

    /** Takes the tour and tells of each step; returns whether all of them passed. */
    public boolean run() {
        String run = RUN.format(LocalDateTime.now(ZoneId.systemDefault()));
        Path directory = home.demo().resolve(run);
        Scoreboard board = new Scoreboard(out);
        for (Scene scene : List.of(Scene.CLOUD, Scene.DATA_CENTER)) {
            out.printf("%nBitbucket %s%n", scene.title());
            try (Witness witness = new Witness(access.kafka())) {
                Stage stage = Stage.set(scene, run, addresses, access, directory, witness, board);
                Arrival arrival = new Arrival(stage, addresses);
                arrival.walk();
                new Tour(stage, arrival::project).walk();
            }
        }
        board.printTable();
        return board.allPassed();
    }
}
