package io.hookline.bitbucket;

/** Makes the client of an instance and a credential. Clients are cheap: make one for each use rather than keep it. */
@FunctionalInterface
public interface BitbucketFactory {

    /** A client that leaves the credential's reserved share of calls to repairs, if the purpose is not repair. */
    Bitbucket create(Connection connection, Credential credential, Purpose purpose);

    /** A client of an instance that nothing particular is known of. */
    default Bitbucket create(Instance instance, Credential credential, Purpose purpose) {
        return create(Connection.to(instance), credential, purpose);
    }

    /** A client for routine work. */
    default Bitbucket create(Instance instance, Credential credential) {
        return create(instance, credential, Purpose.ROUTINE);
    }
}
