/** Bitbucket Data Center's REST API, from 7.14 on. */
@NullMarked
package io.hookline.bitbucket.datacenter;

import org.jspecify.annotations.NullMarked;
