/** What the trigger engine must do, worked out from whole histories: a plain second implementation of docs/triggers.md to compare it with. */
package io.hookline.trigger.oracle;
