package io.hookline.connector.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.RetiredHostKeys;
import io.hookline.connector.connection.BitbucketUrl;
import io.hookline.connector.connection.ConnectionType;
import io.hookline.connector.connection.ConnectorEdit;
import io.hookline.connector.connection.ConnectorIdentifier;
import io.hookline.connector.connection.ConnectorSettings;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.NewConnector;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.connector.connection.Tags;
import io.hookline.connector.connection.UrlType;
import io.hookline.connector.credential.NewCredential;
import io.hookline.connector.credential.Use;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connector to be made, or as it shall be. What an answer has beyond this is overlooked, so that an answer can be sent again. */
@JsonIgnoreProperties({
    "id",
    "gitCredential",
    "serverVersion",
    "hostKeys",
    "hostKeyProblem",
    "hostKeyOrigin",
    "version",
    "createdAt"
})
@Schema(name = "NewConnector", examples = """
                {"name":"On premises","url":"https://git.example.com/bitbucket/scm/","tags":["team:payments"],\
                "testRepository":"PRJ/widgets","credential":{"kind":"accessToken","token":"<token>"}}""")
record ConnectorForm(
        @Nullable String name,

        @Schema(
                description =
                        "Lower case letters, digits, hyphens; made from the name when left out. Cannot be changed.")
        @Nullable
        String identifier,

        @Nullable String description,

        @Schema(description = "key or key:value") @Nullable List<String> tags,

        @Schema(description = "Told by the URL when left out. Cannot be changed.") @Nullable
        Product product,

        @Schema(description = "Told by the URL when left out, and checked against it otherwise.") @Nullable
        UrlType urlType,

        @Schema(description = "How builds clone; by default what the URL is, and SSH where there is none.") @Nullable
        ConnectionType connectionType,

        @Schema(
                description =
                        "Any address of the account or repository that Bitbucket shows: to clone with HTTPS or SSH, or of a page.")
        @Nullable
        String url,

        @Schema(description = "Where the API is, if it is not where the URL tells.") @Nullable
        String apiBaseUrl,

        @Schema(description = "The older name of apiBaseUrl.") @Nullable
        String baseUrl,

        @Schema(
                description =
                        "Read to prove an account's connection: workspace/repository, or the repository alone where the"
                                + " URL names the workspace or project.")
        @Nullable
        String testRepository,

        @Schema(description = "Certificates in PEM, trusted beside the usual ones.") @Nullable
        String caBundle,

        @Nullable CredentialForm credential,

        @Schema(description = "A lesser credential for what builds need; by default the other serves for that too.")
        @Nullable
        CredentialForm runningCredential,

        @Schema(
                description =
                        "known_hosts lines to trust. Without them bitbucket.org's are known, and any other server's are scanned.")
        @Nullable
        List<String> knownHosts,

        @Schema(
                description =
                        "host:port where host keys are scanned; by default what the URL tells, or port 7999 of its host.")
        @Nullable
        String sshAddress,

        @Schema(
                description = "true confirms the scanned host keys unseen, on the word of whoever makes the connector;"
                        + " by default they are proposed and await confirmation")
        @Nullable
        Boolean acceptScannedHostKeys) {

    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final String ANY = "any";
    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]\\s/@]+)]?:(\\d{1,5})");

    /** A connector to be made. */
    NewConnector read() {
        Faults faults = new Faults();
        ConnectorIdentifier goodIdentifier = faults.read("identifier", this::readIdentifier);
        ConnectorSettings settings = settings(faults);
        Product goodProduct =
                settings == null ? Objects.requireNonNullElse(product, Product.CLOUD) : settings.product();
        NewCredential goodCredential =
                credential == null ? null : credential.read(goodProduct, Use.SETUP, "credential", faults);
        if (credential == null) {
            faults.add("credential", "is missing");
        }
        NewCredential running = runningCredential == null
                ? null
                : runningCredential.read(goodProduct, Use.RUNNING, "runningCredential", faults);
        KnownHosts hosts = hosts(faults);
        SshAddress ssh = ssh(faults);
        faults.check();
        return new NewConnector(
                ConnectorId.random(),
                Objects.requireNonNull(goodIdentifier),
                Objects.requireNonNull(settings),
                Objects.requireNonNull(goodCredential),
                running,
                hosts,
                ssh,
                Boolean.TRUE.equals(acceptScannedHostKeys));
    }

    /** A connector as it shall be; what cannot be changed is left out or as it is. */
    ConnectorEdit edit(ConnectorView now, boolean prove) {
        Faults faults = new Faults();
        if (identifier != null && !identifier.equals(now.identifier().value())) {
            faults.add("identifier", "cannot be changed");
        }
        if (credential != null || runningCredential != null) {
            faults.add("credential", "is not changed here: PUT …/credentials/{use}");
        }
        ConnectorSettings settings = settings(faults);
        if (settings != null && settings.product() != now.product()) {
            faults.add("product", "cannot be changed");
        }
        KnownHosts hosts = hosts(faults);
        SshAddress ssh = ssh(faults);
        faults.check();
        return new ConnectorEdit(
                Objects.requireNonNull(settings), hosts, ssh, Boolean.TRUE.equals(acceptScannedHostKeys), prove);
    }

    private @Nullable ConnectorSettings settings(Faults faults) {
        String goodName = faults.name(name);
        String text = Objects.requireNonNullElse(description, "").strip();
        if (text.length() > LONGEST_DESCRIPTION) {
            faults.add("description", "has at most " + LONGEST_DESCRIPTION + " characters");
        }
        List<String> goodTags = faults.read("tags", () -> Tags.of(Objects.requireNonNullElse(tags, List.of())));
        AddressForm address = new AddressForm(product, urlType, url, apiBaseUrl, baseUrl);
        AddressForm.Address at = address.read(faults);
        CaBundle bundle = caBundle == null ? null : faults.read("caBundle", () -> new CaBundle(caBundle));
        if (at == null || goodTags == null) {
            return null;
        }
        BitbucketUrl where = at.url();
        ConnectionType goodType = url == null ? ConnectionType.SSH : where.connectionType();
        return new ConnectorSettings(
                goodName,
                text,
                goodTags,
                where,
                at.apiBase(),
                Objects.requireNonNullElse(connectionType, goodType),
                testRepository == null ? null : AddressForm.testRepository(testRepository, where, faults),
                bundle);
    }

    private ConnectorIdentifier readIdentifier() {
        if (identifier != null) {
            return new ConnectorIdentifier(identifier);
        }
        // A name that is missing is told as such, not as an identifier.
        return ConnectorIdentifier.ofName(name == null || name.isBlank() ? ANY : name);
    }

    private @Nullable KnownHosts hosts(Faults faults) {
        return knownHosts == null ? null : faults.read("knownHosts", () -> hosts(knownHosts));
    }

    private @Nullable SshAddress ssh(Faults faults) {
        return sshAddress == null ? null : faults.read("sshAddress", () -> address(sshAddress));
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
