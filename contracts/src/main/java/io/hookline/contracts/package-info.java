/** The messages that Hookline's services share: topics, their JSON form and the CloudEvents envelope around it. */
@NullMarked
package io.hookline.contracts;

import org.jspecify.annotations.NullMarked;
