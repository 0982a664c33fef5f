package io.hookline.bitbucket.http;

/** An answer that is not what the product documents; never leaves {@link HttpApi}, which makes it a failure. */
final class UnreadableAnswer extends RuntimeException {

    UnreadableAnswer(String what) {
        super(what);
    }
}
