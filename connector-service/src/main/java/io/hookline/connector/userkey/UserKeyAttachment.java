package io.hookline.connector.userkey;

import java.util.List;

/** What came of giving a project its user keys. */
public sealed interface UserKeyAttachment {

    /** These are the project's keys now, in this order. */
    record Attached(List<UserKey> keys) implements UserKeyAttachment {
        public Attached {
            keys = List.copyOf(keys);
        }
    }

    /** The project's connector has no such keys; nothing was changed. */
    record UnknownKeys(List<UserKeyId> ids) implements UserKeyAttachment {
        public UnknownKeys {
            ids = List.copyOf(ids);
        }
    }
}
