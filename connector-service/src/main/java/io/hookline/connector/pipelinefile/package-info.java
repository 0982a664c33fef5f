/** The file of a commit that says how to build it. */
@NullMarked
package io.hookline.connector.pipelinefile;

import org.jspecify.annotations.NullMarked;
