/** What Hookline tells, in the words of CDEvents: an option for those who gather events of many tools. */
@NullMarked
package io.hookline.trigger.cdevents;

import org.jspecify.annotations.NullMarked;
