package io.hookline.connector.imports;

import java.util.EnumSet;
import java.util.Set;

/** How far one repository of an import is. */
public enum ItemStatus {
    /** Still to be done. */
    PENDING,
    /** Its project is made, and its key and webhook are being registered. */
    SETTING_UP,
    /** Its project was made by this import and is ready. */
    MADE,
    /** It had a project already. */
    EXISTED,
    /** No project could be made. */
    FAILED;

    static final Set<ItemStatus> OPEN = EnumSet.of(PENDING, SETTING_UP);
}
