/** Embedded parts as Quarkus test resources: started once in a test JVM, shared by all its test classes. */
@NullMarked
package io.hookline.embedded.quarkus;

import org.jspecify.annotations.NullMarked;
