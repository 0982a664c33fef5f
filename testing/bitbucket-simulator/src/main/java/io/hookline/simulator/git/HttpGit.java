package io.hookline.simulator.git;

import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.User;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's smart HTTP protocol; who may use it is decided before. */
public final class HttpGit {
    private static final String UPLOAD = "git-upload-pack";
    private static final String RECEIVE = "git-receive-pack";

    private final GitRepositories repositories;
    private final Packs packs;

    public HttpGit(GitRepositories repositories, PushListener listener) {
        this.repositories = repositories;
        this.packs = new Packs(listener);
    }

    /** Whether a request pushes, or asks for what a push needs to know. */
    public static boolean writes(Request request) {
        return request.rawPath().endsWith("/" + RECEIVE) || RECEIVE.equals(request.parameter("service"));
    }

    /** Answers one request of a fetch or push; refuses other paths with 404. */
    public Response answer(Request request, Repository repository, User actor) {
        try (org.eclipse.jgit.lib.Repository git = repositories.open(repository)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String service = request.rawPath().endsWith("/info/refs")
                    ? advertise(request, repository, actor, git, out)
                    : exchange(request, repository, actor, git, out);
            return Response.bytes("application/x-" + service, out.toByteArray()).with("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String advertise(
            Request request,
            Repository repository,
            User actor,
            org.eclipse.jgit.lib.Repository git,
            ByteArrayOutputStream out)
            throws IOException {
        PacketLineOut lines = new PacketLineOut(out);
        String service = request.parameter("service", "");
        if (service.equals(UPLOAD)) {
            UploadPack pack = packs.upload(git, request.header("git-protocol"));
            pack.setBiDirectionalPipe(false);
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines), UPLOAD);
        } else if (service.equals(RECEIVE)) {
            ReceivePack pack = packs.receive(git, repository, actor);
            pack.setBiDirectionalPipe(false);
            lines.writeString("# service=" + RECEIVE + "\n");
            lines.end();
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
        } else {
            throw Refusal.of(403, "SmartHttpOnlyException", "Only the smart protocol is served");
        }
        return service + "-advertisement";
    }

    private String exchange(
            Request request,
            Repository repository,
            User actor,
            org.eclipse.jgit.lib.Repository git,
            ByteArrayOutputStream out)
            throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(request.body());
        if (request.rawPath().endsWith("/" + UPLOAD)) {
            UploadPack pack = packs.upload(git, request.header("git-protocol"));
            pack.setBiDirectionalPipe(false);
            pack.upload(in, out, null);
            return UPLOAD + "-result";
        }
        if (request.rawPath().endsWith("/" + RECEIVE)) {
            ReceivePack pack = packs.receive(git, repository, actor);
            pack.setBiDirectionalPipe(false);
            pack.receive(in, out, null);
            return RECEIVE + "-result";
        }
        throw Refusal.notFound("NoSuchPathException", "not a git service");
    }
}
