package io.hookline.bitbucket.rate;

import io.hookline.bitbucket.Purpose;
import java.util.function.Function;

/**
 * Whose calls are counted, and what they are made for.
 *
 * @param budgetOf the budget of a path below the API's address
 */
public record Allowance(Function<String, RateBudget> budgetOf, Purpose purpose) {}
