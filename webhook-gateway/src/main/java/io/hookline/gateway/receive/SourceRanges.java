package io.hookline.gateway.receive;

import io.hookline.gateway.config.GatewayConfig;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that Bitbucket Cloud delivers from, in the form that Atlassian publishes them (<a
 * href="https://ip-ranges.atlassian.com/">ip-ranges.atlassian.com</a>), read from a file and again when that changes. A second line of
 * defence: the signature is the authority. Without a file every address may deliver; a file that does not read leaves the last good copy.
 */
@Singleton
class SourceRanges {

    private static final Logger LOG = Logger.getLogger(SourceRanges.class);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Optional<Path> file;
    private volatile @Nullable List<IpSubnetFilterRule> ranges;
    private @Nullable FileTime readAt;

    @Inject
    SourceRanges(GatewayConfig config, Vertx vertx) {
        this(config.cloudRanges());
        if (file.isPresent()) {
            vertx.setPeriodic(
                    LOOK.toMillis(),
                    _ -> vertx.<Void>executeBlocking(() -> {
                        refresh();
                        return null;
                    }));
        }
    }

    SourceRanges(Optional<Path> file) {
        this.file = file;
        refresh();
        if (file.isPresent() && ranges == null) {
            throw new IllegalStateException("hookline.gateway.cloud-ranges names no readable list of address ranges");
        }
    }

    /** Whether Cloud may deliver from there. */
    boolean admit(@Nullable SocketAddress source) {
        List<IpSubnetFilterRule> known = ranges;
        if (known == null) {
            return true;
        }
        InetSocketAddress address = address(source);
        return address != null && known.stream().anyMatch(range -> range.matches(address));
    }

    /** Reads the file if it changed. */
    final synchronized void refresh() {
        file.ifPresent(path -> {
            try {
                FileTime changed = Files.getLastModifiedTime(path);
                if (!changed.equals(readAt)) {
                    ranges = PublishedRanges.read(Files.readAllBytes(path));
                    readAt = changed;
                }
            } catch (IOException | IllegalArgumentException e) {
                LOG.warnf("The list of Bitbucket Cloud's address ranges does not read file=%s cause=%s", path, e);
            }
        });
    }

    private static @Nullable InetSocketAddress address(@Nullable SocketAddress source) {
        if (source == null || source.hostAddress() == null) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(Objects.requireNonNull(source.hostAddress())), 0);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
