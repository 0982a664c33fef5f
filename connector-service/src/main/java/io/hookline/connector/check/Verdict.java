package io.hookline.connector.check;

/**
 * What a step came to.
 *
 * @param evidence what was seen, without secrets; may be empty
 */
record Verdict(Finding finding, String evidence) {}
