package io.hookline.local.external;

import io.hookline.local.external.SettingsReader.Setting;

/** Who asks, and with which secret; both know the settings that they come from. */
record Account(Setting name, Setting secret) {

    @Override
    public String toString() {
        return "Account[" + name.value() + ", ***]";
    }
}
