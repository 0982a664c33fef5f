package io.hookline.gateway.registration;

import io.hookline.contracts.project.HookRegistration;
import io.hookline.gateway.verify.SignatureCheck;
import java.util.Objects;

/** A registered hook and the check that its deliveries have to pass. */
public record KnownHook(HookRegistration registration, SignatureCheck signature) {

    public KnownHook {
        Objects.requireNonNull(registration);
        Objects.requireNonNull(signature);
    }
}
