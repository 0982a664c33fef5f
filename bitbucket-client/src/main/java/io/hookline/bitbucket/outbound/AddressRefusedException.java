package io.hookline.bitbucket.outbound;

import java.net.UnknownHostException;

/** The rules forbid every address of a host. The message is for people: it names host, address and reason. */
public final class AddressRefusedException extends UnknownHostException {

    AddressRefusedException(String message) {
        super(message);
    }
}
