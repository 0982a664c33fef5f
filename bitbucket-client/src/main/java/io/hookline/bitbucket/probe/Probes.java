package io.hookline.bitbucket.probe;

import io.hookline.bitbucket.CaBundle;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at one layer of the way to a server. Calls block, none for longer than a few seconds; none throws for what it finds. */
public interface Probes {

    /** Which addresses a host has. */
    AddressSighting resolve(String host);

    /** Whether a TCP port takes connections. */
    TcpSighting connect(String host, int port);

    /** How a server begins TLS; nothing is sent to it after that. */
    TlsSighting handshake(String host, int port, @Nullable CaBundle caBundle);

    /**
     * One GET; redirects are told, not followed.
     *
     * @param authorization the value of that header; secret
     */
    HttpSighting get(URI address, Optional<String> authorization, @Nullable CaBundle caBundle);
}
