package io.hookline.bitbucket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands at a path of a commit. */
public sealed interface SourceFile {

    /** The file's bytes, copied in and out and compared by what they are. */
    @SuppressWarnings("ArrayRecordComponent")
    record Content(byte[] bytes) implements SourceFile {
        public Content {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content(var its) && Arrays.equals(bytes, its);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** More bytes than were asked for. */
    record TooLarge(long bytes) implements SourceFile {}

    /** Kept in Git LFS: the repository has a pointer to it only. */
    record InLargeFileStorage() implements SourceFile {}

    /** A directory. */
    record Directory() implements SourceFile {}

    /** The file with these bytes, which may be too many, or a pointer as {@code git-lfs/docs/spec.md} has it. */
    static SourceFile of(byte[] bytes, long atMost) {
        if (bytes.length > atMost) {
            return new TooLarge(bytes.length);
        }
        var pointer = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);
        boolean isPointer =
                bytes.length >= pointer.length && Arrays.equals(bytes, 0, pointer.length, pointer, 0, pointer.length);
        return isPointer ? new InLargeFileStorage() : new Content(bytes);
    }
}
