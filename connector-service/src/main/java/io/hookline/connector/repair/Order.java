package io.hookline.connector.repair;

import io.hookline.bitbucket.git.KeyKind;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be mended or replaced.
 *
 * @param always also where nothing is wrong with it
 * @param keyKind the kind of a new deploy key; null for one like the present key
 */
record Order(
        CommandId id,
        RepairKind part,
        boolean always,
        @Nullable KeyKind keyKind) {

    static Order of(RepairCommand command) {
        return new Order(command.id(), command.repairs(), evenIfSound(command), null);
    }

    private static boolean evenIfSound(RepairCommand command) {
        return switch (command) {
            case RepairCommand.ReplaceDeployKey replace -> Boolean.TRUE.equals(replace.evenIfSound());
            case RepairCommand.RestoreWebhook restore -> Boolean.TRUE.equals(restore.evenIfSound());
            case RepairCommand.RefreshRepository _ -> false;
        };
    }
}
