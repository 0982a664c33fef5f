package io.hookline.simulator.git;

import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** Makes the server sides of fetch and push. */
final class Packs {
    private final PushListener listener;

    Packs(PushListener listener) {
        this.listener = listener;
    }

    UploadPack upload(org.eclipse.jgit.lib.Repository git, @Nullable String protocol) {
        UploadPack pack = new UploadPack(git);
        if (protocol != null) {
            pack.setExtraParameters(List.of(protocol.split(":", -1)));
        }
        return pack;
    }

    ReceivePack receive(org.eclipse.jgit.lib.Repository git, Repository repository, User actor) {
        ReceivePack pack = new ReceivePack(git);
        pack.setAllowCreates(true);
        pack.setAllowDeletes(true);
        pack.setAllowNonFastForwards(true);
        pack.setAtomic(true);
        pack.setPostReceiveHook((received, commands) -> listener.pushed(repository, actor, changes(commands)));
        return pack;
    }

    private static List<RefChange> changes(Collection<ReceiveCommand> commands) {
        List<RefChange> changes = new ArrayList<>();
        for (ReceiveCommand command : commands) {
            if (command.getResult() == ReceiveCommand.Result.OK) {
                changes.add(new RefChange(command.getRefName(), name(command.getOldId()), name(command.getNewId())));
            }
        }
        return changes;
    }

    private static @Nullable String name(ObjectId id) {
        return id.equals(ObjectId.zeroId()) ? null : id.name();
    }
}
