package io.hookline.health.plan;

/**
 * What keeps a fault from being repaired now though it is confirmed.
 *
 * @param held whether so many projects of its connector or its host are in trouble at once that none is repaired
 * @param repairsLeft how many repairs its workspace may still have within the hour
 */
public record Limits(boolean held, int repairsLeft) {}
