/** HTTP as both products need it: authorised calls to one origin, time-outs, lenient JSON, the budget of calls. */
@NullMarked
package io.hookline.bitbucket.http;

import org.jspecify.annotations.NullMarked;
