package io.hookline.bitbucket.probe;

import java.util.List;

/** What a name resolves to. */
public sealed interface AddressSighting {

    /** The addresses, with the most private range among them. */
    record Resolved(List<String> addresses, AddressRange range) implements AddressSighting {
        public Resolved {
            addresses = List.copyOf(addresses);
        }
    }

    /** There is no such name here. */
    record Unknown() implements AddressSighting {}

    /** The name service did not answer in time. */
    record TimedOut() implements AddressSighting {}

    /** The operator does not allow connections there; says which rule. */
    record NotAllowed(String why) implements AddressSighting {}
}
