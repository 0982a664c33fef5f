package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPublicKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.config.keys.ClientIdentityLoader;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;

/** Makes SSH clients that know nothing of the machine they run on: no user's keys, no configuration, no known hosts. */
final class SshClients {

    private SshClients() {}

    /** A client that asks first for keys of the pinned types, so that a server with several shows a pinned one. */
    static SshClient preferring(List<SshPublicKey> pinned, ServerKeyVerifier verifier, Duration timeOut) {
        return client(
                verifier,
                timeOut,
                algorithms -> algorithms.stream()
                        .sorted(Comparator.comparing(algorithm ->
                                pinned.stream().noneMatch(key -> HostKeyKind.shows(algorithm.getName(), key.type()))))
                        .toList());
    }

    /** A client that takes keys of one kind only. */
    static SshClient only(HostKeyKind kind, ServerKeyVerifier verifier, Duration timeOut) {
        return client(
                verifier,
                timeOut,
                algorithms -> algorithms.stream()
                        .filter(algorithm -> kind.algorithms().contains(algorithm.getName()))
                        .toList());
    }

    private static SshClient client(ServerKeyVerifier verifier, Duration timeOut, Choice choice) {
        var client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(verifier);
        client.setSignatureFactories(choice.of(client.getSignatureFactories()));
        // It takes four fifths of a probe's processor time; ML-KEM is as good against a quantum computer, and cheap.
        client.setKeyExchangeFactories(client.getKeyExchangeFactories().stream()
                .sorted(Comparator.comparing(exchange -> exchange.getName().startsWith("sntrup761")))
                .toList());
        client.setUserAuthFactories(List.of(new UserAuthPublicKeyFactory()));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setClientIdentityLoader(ClientIdentityLoader.DEFAULT);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        CoreModuleProperties.NIO_WORKERS.set(client, 1);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, timeOut);
        client.start();
        return client;
    }

    @FunctionalInterface
    private interface Choice {
        List<NamedFactory<Signature>> of(List<NamedFactory<Signature>> algorithms);
    }
}
