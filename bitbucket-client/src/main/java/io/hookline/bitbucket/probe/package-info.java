/** What stands between here and a Bitbucket, one layer at a time: name, port, certificate, answers. Nothing is judged here. */
@NullMarked
package io.hookline.bitbucket.probe;

import org.jspecify.annotations.NullMarked;
