package io.hookline.connector.bench;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test with a Bitbucket of each product, whose faults end with each test. */
@ExtendWith(RequestsConform.class)
public abstract class OnBench {

    protected static Bench bench;

    @BeforeAll
    static void startBench() {
        bench = Bench.start();
    }

    @AfterAll
    static void stopBench() {
        bench.close();
    }

    @AfterEach
    void clearFaults() {
        bench.control().conditions().clearFaults();
    }
}
