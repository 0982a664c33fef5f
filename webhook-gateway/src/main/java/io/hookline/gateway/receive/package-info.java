/** The rim: takes a delivery over HTTP, leads it through the stages and answers Bitbucket. */
@NullMarked
package io.hookline.gateway.receive;

import org.jspecify.annotations.NullMarked;
