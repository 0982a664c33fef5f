package io.hookline.contracts.health;

/**
 * What is told of the projects' health. Topic {@code hookline.health-changes}; a message's {@code ce_type} says which of these it is, and
 * whoever reads the topic passes over types that it does not know.
 */
public sealed interface HealthMessage permits HealthChanged, RepairsHeld, RepairsResumed {}
