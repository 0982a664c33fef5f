/** What the other services know of a project: its repository, its settings, its webhook. */
@NullMarked
package io.hookline.contracts.project;

import org.jspecify.annotations.NullMarked;
