package io.hookline.connector.check;

/** Looks at what a step needs to know; the rim of the test. Calls block. */
@FunctionalInterface
interface Look {

    /** The facts with those that the step adds. */
    Facts at(Step step, Subject subject, Facts before);
}
