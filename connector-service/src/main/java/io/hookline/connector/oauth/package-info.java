/** OAuth 2: granting, renewing and revoking the tokens that open Bitbucket. */
@NullMarked
package io.hookline.connector.oauth;

import org.jspecify.annotations.NullMarked;
