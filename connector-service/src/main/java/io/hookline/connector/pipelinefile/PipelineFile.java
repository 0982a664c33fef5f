package io.hookline.connector.pipelinefile;

import io.hookline.bitbucket.Failure;

/** What came of looking for a file at a commit. */
public sealed interface PipelineFile {

    /**
     * The file.
     *
     * @param size in bytes
     * @param sha256 of the bytes, in lower-case hexadecimal
     */
    record Found(String content, int size, String sha256) implements PipelineFile {}

    /** The commit has no such file. */
    record FileMissing() implements PipelineFile {}

    /** The path is a directory's. */
    record IsDirectory() implements PipelineFile {}

    /** The file is longer than is read; {@code size} in bytes. */
    record TooLarge(long size) implements PipelineFile {}

    /** The file is in Git LFS. */
    record InLargeFileStorage() implements PipelineFile {}

    /** The file is no text in UTF-8. */
    record NotText() implements PipelineFile {}

    /** The repository has no such commit. */
    record CommitMissing() implements PipelineFile {}

    /** The repository is gone, or the credential may not see it: Bitbucket does not tell which. */
    record RepositoryMissing(String why) implements PipelineFile {}

    /** Bitbucket did not answer the question. */
    record NotTold(Failure failure) implements PipelineFile {}
}
