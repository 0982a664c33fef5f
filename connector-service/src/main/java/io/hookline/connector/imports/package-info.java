/** Imports: jobs that make projects of many repositories, at the pace that Bitbucket's budget of calls allows. */
@NullMarked
package io.hookline.connector.imports;

import org.jspecify.annotations.NullMarked;
