package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The connector of one project alone, the credential that it has, and whose that is.
 *
 * @param user has the name of the repository
 */
record SiteAccess(
        Product product,
        SimulatedBitbucket bitbucket,
        String user,
        Map<String, String> credential,
        ConnectorId connector) {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final ConnectorClient CONNECTORS =
            new ConnectorClient(ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("admin"));

    /** Makes a connector with a token, or on Data Center, where only a grant's scopes are told, with a grant if it is to lack one. */
    static SiteAccess make(Product product, Fault fault, Bitbuckets.Bitbucket at, String user) {
        SimulatedBitbucket bitbucket = at.people();
        boolean granted = fault == Fault.CREDENTIAL_LACKS_SCOPE && product == Product.DATA_CENTER;
        Map<String, String> credential = granted
                ? Consumers.create(product, bitbucket)
                : Workplace.credential(product, bitbucket.administrator(user));
        ConnectorId connector = CONNECTORS.createConnector(
                Workplace.newConnector(user + "-" + product, at.address(), product, credential));
        SiteAccess access = new SiteAccess(product, bitbucket, user, credential, connector);
        if (granted) {
            access.grant();
        }
        return access;
    }

    @Override
    public String toString() {
        return "SiteAccess[" + user + ", ***]";
    }

    /** What the user may do. */
    void permit(String permission) {
        control().patch("/users/" + bitbucket.productName() + "/" + user, Map.of("permission", permission));
    }

    /** Gives the connector its credential again, with the day of its end. */
    void giveFor(int days) {
        Map<String, String> ending = new HashMap<>(credential);
        ending.put("expiresOn", LocalDate.now(ZoneOffset.UTC).plusDays(days).toString());
        give(ending);
    }

    /** Gives the connector another account's credential. */
    void giveNew() {
        give(Workplace.credential(product, bitbucket.administrator(user + "-anew")));
    }

    void revoke() {
        control().post("/tokens/revoke", Map.of("value", token()));
    }

    void end() {
        control().post("/tokens/expire", Map.of("value", token()));
        Time.endCredential(connector);
    }

    void disconnect() {
        CONNECTORS.rest().post("/connectors/" + connector + "/disconnect", null);
    }

    void takeScope() {
        switch (product) {
            case CLOUD ->
                control()
                        .post(
                                "/tokens/scopes",
                                Map.of(
                                        "value",
                                        token(),
                                        "scopes",
                                        List.of(
                                                "read:user:bitbucket",
                                                "read:repository:bitbucket",
                                                "read:pullrequest:bitbucket")));
            case DATA_CENTER -> setConsumerScopes("REPO_READ");
        }
    }

    void giveScope() {
        switch (product) {
            case CLOUD -> giveNew();
            case DATA_CENTER -> {
                setConsumerScopes("REPO_ADMIN");
                grant();
            }
        }
    }

    /** Confirms the host keys that somebody is to look at. */
    void pinHostKey() {
        String keys = "/connectors/" + connector + "/host-keys";
        List<String> shown = StreamSupport.stream(
                        CONNECTORS.rest().get(keys).path("items").spliterator(), false)
                .filter(key -> key.path("state").asText().equals("PROPOSED"))
                .map(key -> key.path("fingerprint").asText())
                .toList();
        CONNECTORS.rest().post(keys + "/confirm", Map.of("fingerprints", shown));
    }

    private void setConsumerScopes(String scope) {
        control()
                .patch(
                        "/consumers/" + bitbucket.productName() + "/" + credential.get("clientId"),
                        Map.of("scopes", List.of(scope)));
    }

    private void grant() {
        assertThat(Consumers.grant(CONNECTORS
                        .rest()
                        .post("/connectors/" + connector + "/oauth/authorize", null)
                        .path("url")
                        .asText()))
                .isEqualTo(200);
    }

    private void give(Map<String, String> wanted) {
        CONNECTORS.rest().put("/connectors/" + connector + "/credentials/SETUP", wanted);
    }

    private String token() {
        return credential.getOrDefault("token", "");
    }

    private RestClient control() {
        return bitbucket.control();
    }
}
