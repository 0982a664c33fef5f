package io.hookline.benchmarks.health;

/** How large a fleet is; its projects are dealt out to the credentials, and these to the hosts, one after the other. */
record Shape(int projects, int credentials, int hosts) {

    /** As the benchmark has it. */
    static Shape usual(int projects) {
        return new Shape(projects, Load.CREDENTIALS, Load.HOSTS);
    }
}
