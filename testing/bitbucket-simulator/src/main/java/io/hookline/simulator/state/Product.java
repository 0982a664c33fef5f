package io.hookline.simulator.state;

/** Which of the two Bitbucket products something belongs to. */
public enum Product {
    CLOUD,
    DATA_CENTER
}
