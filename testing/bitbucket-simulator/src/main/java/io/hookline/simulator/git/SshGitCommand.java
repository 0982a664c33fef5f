package io.hookline.simulator.git;

import io.hookline.simulator.git.SshGit.Admitted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** Runs one fetch or push over an SSH channel. */
final class SshGitCommand implements Command {
    private static final Logger LOG = System.getLogger(SshGitCommand.class.getName());
    private static final int REFUSED = 128;

    private final SshGit server;
    private final String command;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, closeImmediately) -> {};

    SshGitCommand(SshGit server, String command) {
        this.server = server;
        this.command = command;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Optional<Admitted> admitted = server.admit(command, channel.getSession());
        String protocol = environment.getEnv().get("GIT_PROTOCOL");
        Thread.ofVirtual().name("ssh-git").start(() -> exit.onExit(run(admitted, protocol)));
    }

    private int run(Optional<Admitted> admitted, @Nullable String protocol) {
        try {
            if (admitted.isEmpty()) {
                err.write(refusal().getBytes(StandardCharsets.UTF_8));
                err.flush();
                return REFUSED;
            }
            transfer(admitted.get(), protocol);
            return 0;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "ssh transfer failed command={0} cause={1}", command, e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "ssh transfer failed command=" + command, e);
            return 1;
        }
    }

    private void transfer(Admitted admitted, @Nullable String protocol) throws IOException {
        try (org.eclipse.jgit.lib.Repository git = server.repositories().open(admitted.repository())) {
            if (admitted.write()) {
                server.packs()
                        .receive(git, admitted.repository(), admitted.actor())
                        .receive(in, out, err);
            } else {
                server.packs().upload(git, protocol).upload(in, out, err);
            }
        }
    }

    private String refusal() {
        return switch (server.product()) {
            case CLOUD -> "The requested repository either does not exist or you do not have access.\n";
            case DATA_CENTER ->
                "Repository not found\nThe requested repository does not exist, or you do not have"
                        + " permission to access it.\n";
        };
    }

    @Override
    public void destroy(ChannelSession channel) {
        // The streams end with the channel, and with them the transfer.
    }
}
