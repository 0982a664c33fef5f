package io.hookline.system;

import io.hookline.contracts.event.Product;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.stack.Addresses;
import io.hookline.simulator.BitbucketSimulator;
import io.hookline.simulator.ProductAddresses;
import io.hookline.simulator.SimulatorOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stack's simulated Bitbuckets, and others for faults that would befall every project of those. */
final class Bitbuckets {

    private static final Addresses STACK = SharedStack.get().addresses();
    private static final Path DATA = Path.of("target", "bitbuckets");
    private static final Map<Fault, BitbucketSimulator> OTHERS = new ConcurrentHashMap<>();

    private Bitbuckets() {}

    /** One Bitbucket, as its people and as connectors reach it. */
    record Bitbucket(SimulatedBitbucket people, Addresses.Product address) {}

    /** The Bitbucket of the project that a fault befalls. */
    static Bitbucket of(Product product, Fault fault) {
        Addresses.Simulator simulator = fault.needsOwnBitbucket()
                ? addresses(OTHERS.computeIfAbsent(fault, Bitbuckets::start))
                : STACK.simulator();
        return new Bitbucket(
                new SimulatedBitbucket(product, simulator.control()),
                switch (product) {
                    case CLOUD -> simulator.cloud();
                    case DATA_CENTER -> simulator.dataCenter();
                });
    }

    /** Stops those that the stack does not stop. */
    static void closeOthers() {
        OTHERS.values().forEach(BitbucketSimulator::close);
        OTHERS.clear();
    }

    private static BitbucketSimulator start(Fault fault) {
        return BitbucketSimulator.start(SimulatorOptions.freePorts(DATA.resolve(fault.name() + "-" + System.nanoTime()))
                .forgetful());
    }

    private static Addresses.Simulator addresses(BitbucketSimulator simulator) {
        ProductAddresses cloud = simulator.cloud();
        ProductAddresses dataCenter = simulator.dataCenter();
        return new Addresses.Simulator(
                simulator.controlUri(), at(cloud, cloud.restBase()), at(dataCenter, dataCenter.base()));
    }

    private static Addresses.Product at(ProductAddresses product, URI rest) {
        return new Addresses.Product(
                rest, product.gitBase(), URI.create("ssh://git@" + product.sshHost() + ":" + product.sshPort()));
    }
}
