/** Tells what holds calls to Bitbucket back: the credentials' budgets and the hosts' breakers. */
@NullMarked
package io.hookline.connector.network;

import org.jspecify.annotations.NullMarked;
