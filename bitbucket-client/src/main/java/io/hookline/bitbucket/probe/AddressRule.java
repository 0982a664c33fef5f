package io.hookline.bitbucket.probe;

import java.net.InetAddress;
import java.util.Optional;

/** An operator's rule on where connections may go. */
@FunctionalInterface
public interface AddressRule {

    /** Why an address is refused; empty where it is allowed. */
    Optional<String> refusal(String host, InetAddress address);
}
