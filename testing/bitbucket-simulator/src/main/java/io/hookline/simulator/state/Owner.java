package io.hookline.simulator.state;

import java.util.UUID;

/**
 * What repositories belong to: a workspace on Cloud, a project on Data Center.
 *
 * @param key the workspace's slug, or the project's key ({@code PRJ}, or {@code ~user} for a personal one)
 */
public record Owner(long id, UUID uuid, Product product, String key, String name) implements Entity {

    public boolean personal() {
        return key.startsWith("~");
    }
}
