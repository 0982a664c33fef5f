package io.hookline.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends its connection when a request is not answered in time, counted from its first byte: an idle time-out is put off by every byte that
 * trickles in. It looks at bytes, not at requests, of which there is none before the whole head has come. One timer for the connection
 * is enough: it is set anew when it runs out. Everything here runs on the connection's event loop.
 */
final class RequestDeadline extends ChannelDuplexHandler {

    private final long nanoseconds;
    private boolean awaited;
    private long begun;
    private @Nullable ScheduledFuture<?> timer;

    /**
     * Watches one connection.
     *
     * @param nanoseconds that a request may take until its answer begins
     */
    RequestDeadline(long nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        look(context, nanoseconds);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!awaited) {
            awaited = true;
            begun = System.nanoTime();
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void write(ChannelHandlerContext context, Object bytes, ChannelPromise written) {
        awaited = false;
        var _ = context.write(bytes, written);
    }

    private void look(ChannelHandlerContext context, long after) {
        timer = context.executor().schedule(() -> look(context), after, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        long left = awaited ? begun + nanoseconds - System.nanoTime() : nanoseconds;
        if (left > 0) {
            look(context, left);
        } else {
            var _ = context.close();
        }
    }
}
