package io.hookline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one stack at a time use a home. The operating system frees it when its holder dies, however it dies. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;
    private final AtomicBoolean releasing = new AtomicBoolean();
    private final CountDownLatch released = new CountDownLatch(1);

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock acquire(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel)) {
                return new HomeLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + home.directory(), e);
        }
        throw new StackException("a stack in " + home.directory() + " runs already; stop it with: ./hookline down");
    }

    /** Whether the caller is the first to say that it ends. */
    boolean beginRelease() {
        return releasing.compareAndSet(false, true);
    }

    boolean isReleasing() {
        return releasing.get();
    }

    void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock of the stack", e);
        } finally {
            released.countDown();
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held in this very JVM
        }
    }
}
