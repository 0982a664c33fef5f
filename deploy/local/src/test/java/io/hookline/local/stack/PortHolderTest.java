package io.hookline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortHolderTest {

    private static final String LISTENING =
            "   2: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000 100 0";
    private static final String CONNECTED =
            "   3: 0100007F:1F90 0100007F:A1B2 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000 20 0";

    @Test
    void shouldFindTheSocketThatListensOnThePort() {
        assertThat(PortHolder.listeningInode(LISTENING, 8080)).contains("4711");
    }

    @Test
    void shouldPassOverOtherPortsConnectionsAndTheHeading() {
        assertThat(PortHolder.listeningInode(LISTENING, 8081)).isEmpty();
        assertThat(PortHolder.listeningInode(CONNECTED, 8080)).isEmpty();
        assertThat(PortHolder.listeningInode("  sl  local_address rem_address   st", 8080))
                .isEmpty();
    }
}
