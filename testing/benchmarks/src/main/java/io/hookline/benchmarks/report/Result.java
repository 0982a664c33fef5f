package io.hookline.benchmarks.report;

/** What came of a benchmark. */
public interface Result {

    /** For people. */
    String toText();

    /** The same as one JSON object. */
    String toJson();
}
