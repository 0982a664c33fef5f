package io.hookline.connector.hostkey;

import java.util.List;

/** What came of confirming host keys. */
public sealed interface HostKeyConfirmation {

    /** Confirmed; these are all keys of the instance now. */
    record Confirmed(List<HostKey> keys) implements HostKeyConfirmation {
        public Confirmed {
            keys = List.copyOf(keys);
        }
    }

    /** The instance has no keys of these fingerprints; nothing was confirmed. */
    record Unknown(List<String> fingerprints) implements HostKeyConfirmation {
        public Unknown {
            fingerprints = List.copyOf(fingerprints);
        }
    }
}
