package io.hookline.bitbucket;

/**
 * A key that opens one repository over SSH.
 *
 * @param readOnly always so on Cloud; on Data Center an owner can let a key write
 */
public record DeployKey(DeployKeyId id, SshPublicKey key, String label, boolean readOnly) {}
