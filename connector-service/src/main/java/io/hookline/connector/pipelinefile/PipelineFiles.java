package io.hookline.connector.pipelinefile;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Commit;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SourceFile;
import io.hookline.contracts.event.RepositoryRef;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Finds a file at a commit. Bitbucket answers 404 for whatever is missing; only then it is asked further, for what that is. Calls block. */
public final class PipelineFiles {

    /** How many bytes are read at most. */
    public static final int LARGEST = 1 << 20;

    private final Bitbucket bitbucket;

    /** Files as seen with a connector's credential. */
    public PipelineFiles(Bitbucket bitbucket) {
        this.bitbucket = bitbucket;
    }

    /** The file at a path that has neither {@code .} nor {@code ..} in it. */
    public PipelineFile find(RepositoryRef repository, CommitHash commit, String filePath) {
        return find(repository, RepositoryPath.of(repository.path()), commit, filePath);
    }

    private PipelineFile find(RepositoryRef repository, RepositoryPath at, CommitHash commit, String filePath) {
        return switch (bitbucket.file(at, commit, filePath, LARGEST)) {
            case Result.Ok<SourceFile>(var file) -> of(file);
            case Result.Failed<SourceFile>(Failure.NotFound _) -> missing(repository, at, commit, filePath);
            case Result.Failed<SourceFile>(var failure) -> new PipelineFile.NotTold(failure);
        };
    }

    private PipelineFile missing(RepositoryRef repository, RepositoryPath at, CommitHash commit, String filePath) {
        return switch (bitbucket.commit(at, commit)) {
            case Result.Ok<Commit> _ -> new PipelineFile.FileMissing();
            case Result.Failed<Commit>(Failure.NotFound _) -> commitMissing(repository, at, commit, filePath);
            case Result.Failed<Commit>(var failure) -> new PipelineFile.NotTold(failure);
        };
    }

    /** A repository that moved is found by its id, and asked once more at its new place. */
    private PipelineFile commitMissing(
            RepositoryRef repository, RepositoryPath at, CommitHash commit, String filePath) {
        return switch (bitbucket.repository(new RepositoryId(repository.id().value()), at)) {
            case Result.Ok<Repository>(var found) when found.path().equals(at) -> new PipelineFile.CommitMissing();
            case Result.Ok<Repository>(var moved) -> find(repository, moved.path(), commit, filePath);
            case Result.Failed<Repository>(Failure.NotFound(var why)) -> new PipelineFile.RepositoryMissing(why);
            case Result.Failed<Repository>(var failure) -> new PipelineFile.NotTold(failure);
        };
    }

    private static PipelineFile of(SourceFile file) {
        return switch (file) {
            case SourceFile.Content(var bytes) -> text(bytes);
            case SourceFile.TooLarge(var size) -> new PipelineFile.TooLarge(size);
            case SourceFile.InLargeFileStorage _ -> new PipelineFile.InLargeFileStorage();
            case SourceFile.Directory _ -> new PipelineFile.IsDirectory();
        };
    }

    static PipelineFile text(byte[] bytes) {
        try {
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new PipelineFile.Found(content, bytes.length, sha256);
        } catch (CharacterCodingException _) {
            return new PipelineFile.NotText();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
