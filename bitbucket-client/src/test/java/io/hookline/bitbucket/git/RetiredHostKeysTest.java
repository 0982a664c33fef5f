package io.hookline.bitbucket.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.SshPublicKey;
import org.junit.jupiter.api.Test;

class RetiredHostKeysTest {

    /** Bitbucket Cloud's RSA host key until June 2023. */
    private static final SshPublicKey RETIRED = SshPublicKey.of(
            "ssh-rsa AAAAB3NzaC1yc2EAAAABIwAAAQEAubiN81eDcafrgMeLzaFP"
                    + "sw2kNvEcqTKl/VqLat/MaB33pZy0y3rJZtnqwR2qOOvbwKZYKiEO1O6VqNEBxKvJJelCq0dTXWT5pbO2gDXC6h6QDXCaHo6pOHGPUy+YBaGQ"
                    + "RGuSusMEASYiWunYN0vCAI8QaXnWMXNMdFP3jHAJH0eDsoiGnLPBlBp4TNm6rYI74nMzgz3B9IikW4WVK+dc8KZJZWYjAuORU3jc1c/NPskD"
                    + "2ASinf8v3xnfXeukU0sJ5N6m5E8VLjObPEO+mN2t/FZTMZLiFqPWc/ALSqnMnnhwrNi2rbfg/rd/IpL8Le3pSBne8+seeFVBoGqzHM9yXw==");

    @Test
    void shouldKnowBitbucketsRetiredKey() {
        assertThat(RETIRED.sha256Fingerprint()).isEqualTo("SHA256:zzXQOXSRBEiUtuE8AikJYKwbHaxvSc0ojez9YXaGp1A");
        assertThat(RetiredHostKeys.whyRetired(RETIRED))
                .hasValueSatisfying(why -> assertThat(why).contains("2023"));
    }

    @Test
    void shouldRefuseDsaAndNothingThatIsInUse() {
        assertThat(RetiredHostKeys.whyRetired(new SshPublicKey("ssh-dss", "AAAA")))
                .isPresent();
        assertThat(KnownHosts.bitbucketCloud().entries())
                .allSatisfy(entry ->
                        assertThat(RetiredHostKeys.whyRetired(entry.key())).isEmpty());
    }
}
