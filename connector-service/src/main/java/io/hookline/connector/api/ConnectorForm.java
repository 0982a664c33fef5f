package io.hookline.connector.api;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.RetiredHostKeys;
import io.hookline.connector.connection.NewConnector;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connector to be made. */
@Schema(name = "NewConnector", examples = """
                {"name":"on-premises","product":"DATA_CENTER","baseUrl":"https://git.example.com/bitbucket",\
                "credential":{"kind":"accessToken","token":"<token>"}}""")
record ConnectorForm(
        @Nullable String name,
        @Nullable Product product,

        @Schema(description = "Cloud: the API, by default Atlassian's. Data Center: the server, with its context path.")
        @Nullable
        String baseUrl,

        @Nullable CredentialForm credential,

        @Schema(
                description =
                        "known_hosts lines to trust. Without them bitbucket.org's are known, and any other server's are scanned.")
        @Nullable
        List<String> knownHosts,

        @Schema(description = "host:port where host keys are scanned; by default port 7999 of the base URL's host.")
        @Nullable
        String sshAddress,

        @Schema(
                description = "true confirms the scanned host keys unseen, on the word of whoever makes the connector;"
                        + " by default they are proposed and await confirmation")
        @Nullable
        Boolean acceptScannedHostKeys) {

    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]\\s/@]+)]?:(\\d{1,5})");

    NewConnector read() {
        Faults faults = new Faults();
        String goodName = faults.name(name);
        Product goodProduct = faults.required("product", product, Product.CLOUD);
        URI base = faults.read("baseUrl", () -> base(goodProduct, faults));
        Credential goodCredential = credential == null ? null : credential.read(goodProduct, faults);
        if (credential == null) {
            faults.add("credential", "is missing");
        }
        KnownHosts hosts = knownHosts == null ? null : faults.read("knownHosts", () -> hosts(knownHosts));
        SshAddress ssh = sshAddress == null ? null : faults.read("sshAddress", () -> address(sshAddress));
        faults.check();
        return new NewConnector(
                goodName,
                goodProduct,
                Objects.requireNonNull(base),
                Objects.requireNonNull(goodCredential),
                hosts,
                ssh,
                Boolean.TRUE.equals(acceptScannedHostKeys));
    }

    private URI base(Product goodProduct, Faults faults) {
        return switch (goodProduct) {
            case CLOUD -> baseUrl == null ? Instance.Cloud.PUBLIC_API : new Instance.Cloud(URI.create(baseUrl)).base();
            case DATA_CENTER ->
                baseUrl == null
                        ? faults.required("baseUrl", null, Instance.Cloud.PUBLIC_API)
                        : new Instance.DataCenter(URI.create(baseUrl)).base();
        };
    }

    private static KnownHosts hosts(List<String> lines) {
        KnownHosts hosts = KnownHosts.parse(String.join("\n", lines));
        if (hosts.entries().isEmpty()) {
            throw new IllegalArgumentException("has no key; leave it out to have the server's scanned");
        }
        hosts.entries()
                .forEach(entry -> RetiredHostKeys.whyRetired(entry.key()).ifPresent(why -> {
                    throw new IllegalArgumentException(
                            "has the key " + entry.key().sha256Fingerprint() + ", which is refused: " + why);
                }));
        return hosts;
    }

    private static SshAddress address(String text) {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is of the form host:port");
        }
        return new SshAddress(parts.group(1), Integer.parseInt(parts.group(2)));
    }
}
