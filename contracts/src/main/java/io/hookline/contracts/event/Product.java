package io.hookline.contracts.event;

/** Which Bitbucket. */
public enum Product {
    CLOUD,
    DATA_CENTER
}
