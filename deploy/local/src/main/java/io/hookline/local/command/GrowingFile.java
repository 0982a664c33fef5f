package io.hookline.local.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text file that another process writes: gives what came since the last look. */
final class GrowingFile {

    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path file;
    private long position;

    GrowingFile(Path file) {
        this.file = file;
    }

    /** Whole lines only; empty where nothing came or the file is not there yet. */
    String more() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < position) {
                position = 0; // somebody started the file anew
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_AT_ONCE, channel.size() - position));
            channel.read(bytes, position);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            String lines = text.substring(0, text.lastIndexOf('\n') + 1);
            position += lines.getBytes(StandardCharsets.UTF_8).length;
            return lines;
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
