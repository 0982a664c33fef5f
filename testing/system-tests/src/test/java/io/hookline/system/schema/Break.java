package io.hookline.system.schema;

import java.util.Locale;

/**
 * What a migration does to the version before, which goes on with the new schema while the new version is rolled out, and again when it is
 * rolled back.
 *
 * @param what the table, with the column where it is one column's
 */
record Break(Kind kind, String what) {

    enum Kind {
        /** It reads or writes what is not there any more. */
        DROPS,
        /** It knows it by its former name. */
        RENAMES,
        /** It reads or writes another type. */
        RETYPES,
        /** It does not write what has to be written. */
        REQUIRES,
        /** It writes what is refused now, or relies on a refusal that does not come any more. */
        RESTRICTS,
        /** Nobody can tell from the statement's text. */
        HIDES
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + what;
    }
}
