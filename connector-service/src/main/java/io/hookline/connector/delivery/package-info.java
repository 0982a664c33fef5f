/** What Bitbucket delivered to each webhook lately and what it was answered, kept from the gateway's records on Kafka. */
@NullMarked
package io.hookline.connector.delivery;

import org.jspecify.annotations.NullMarked;
