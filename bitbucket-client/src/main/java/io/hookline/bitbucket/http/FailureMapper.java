package io.hookline.bitbucket.http;

import io.hookline.bitbucket.Failure;

/** What a product means by an answer that is neither a success nor a rate limit, in the product's own error form. */
@FunctionalInterface
public interface FailureMapper {

    /** The failure that the answer tells of. */
    Failure failure(Answer answer);
}
