package io.hookline.connector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hookline.bitbucket.Instance;
import io.hookline.contracts.event.Product;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitbucketUrlTest {

    private static final URI CLOUD_API = URI.create("https://api.bitbucket.org/2.0");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://bitbucket.org                                      | https://bitbucket.org/",
                "https://bitbucket.org/                                     | https://bitbucket.org/",
                "HTTPS://BitBucket.ORG./                                    | https://bitbucket.org/",
                "https://bitbucket.org:443/                                 | https://bitbucket.org/",
                "https://bitbucket.org/ws                                   | https://bitbucket.org/ws/",
                "https://bitbucket.org/ws/                                  | https://bitbucket.org/ws/",
                "https://bitbucket.org//ws//                                | https://bitbucket.org/ws/",
                "https://bitbucket.org/ws/workspace/projects/PRJ            | https://bitbucket.org/ws/",
                "https://bitbucket.org/%7B9c2e%7D/repo                      | https://bitbucket.org/{9c2e}/repo.git",
                "https://bitbucket.org/ws/repo                              | https://bitbucket.org/ws/repo.git",
                "https://bitbucket.org/ws/repo/                             | https://bitbucket.org/ws/repo.git",
                "https://bitbucket.org/ws/repo.git                          | https://bitbucket.org/ws/repo.git",
                "https://user@bitbucket.org/ws/repo.git                     | https://bitbucket.org/ws/repo.git",
                "https://x-token-auth@bitbucket.org/ws/repo.git             | https://bitbucket.org/ws/repo.git",
                "https://bitbucket.org/ws/repo.name/src/main/README.md      | https://bitbucket.org/ws/repo.name.git",
                "https://bitbucket.org/ws/repo/pull-requests/1#comment      | https://bitbucket.org/ws/repo.git",
                "https://bitbucket.org/ws/repo/branch/a?dest=b              | https://bitbucket.org/ws/repo.git",
                "git@bitbucket.org:ws/repo.git                              | ssh://git@bitbucket.org/ws/repo.git",
                "git@bitbucket.org:ws/repo                                  | ssh://git@bitbucket.org/ws/repo.git",
                "git@bitbucket.org:ws/                                      | ssh://git@bitbucket.org/ws/",
                "git@bitbucket.org                                          | ssh://git@bitbucket.org/",
                "git@bitbucket.org/ws/repo.git                              | ssh://git@bitbucket.org/ws/repo.git",
                "git@bitbucket.org:12345/repo.git                           | ssh://git@bitbucket.org/12345/repo.git",
                "ssh://git@bitbucket.org/ws/repo                            | ssh://git@bitbucket.org/ws/repo.git",
                "ssh://git@bitbucket.org:22/ws/repo.git                     | ssh://git@bitbucket.org/ws/repo.git",
                "ssh://bitbucket.org/ws/repo.git                            | ssh://git@bitbucket.org/ws/repo.git",
                "ssh://git@altssh.bitbucket.org:443/ws/repo.git | ssh://git@altssh.bitbucket.org:443/ws/repo.git",
            })
    void shouldReadEveryFormOfCloud(String text, String clone) {
        BitbucketUrl url = BitbucketUrl.of(text, null);
        assertThat(url.product()).isEqualTo(Product.CLOUD);
        assertThat(url).hasToString(clone);
        assertThat(url.apiBase()).isEqualTo(CLOUD_API);
        assertThat(BitbucketUrl.of(url.toString(), Product.CLOUD)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://host/scm/prj/repo.git                      | https://host/scm/prj/repo.git             | https://host",
                "https://host/scm/prj/repo                          | https://host/scm/prj/repo.git             | https://host",
                "https://host:8443/scm/prj/repo.git                 | https://host:8443/scm/prj/repo.git        | https://host:8443",
                "http://host/scm/prj/repo.git                       | http://host/scm/prj/repo.git              | http://host",
                "http://host:80/scm/                                | http://host/scm/                          | http://host",
                "https://host/ctx/scm/prj/repo.git                  | https://host/ctx/scm/prj/repo.git         | https://host/ctx",
                "https://host/a/b/scm/prj/repo.git                  | https://host/a/b/scm/prj/repo.git         | https://host/a/b",
                "https://host/projects/scm/prj/repo.git             | https://host/projects/scm/prj/repo.git    | https://host/projects",
                "https://user@HOST./scm/prj/repo.git/               | https://host/scm/prj/repo.git             | https://host",
                "https://host/scm/~user/repo.git                    | https://host/scm/~user/repo.git           | https://host",
                "https://host/scm/%7Euser/repo.git                  | https://host/scm/~user/repo.git           | https://host",
                "https://host/scm/prj/                              | https://host/scm/prj/                     | https://host",
                "https://host/scm                                   | https://host/scm/                         | https://host",
                "https://host/ctx/scm/                              | https://host/ctx/scm/                     | https://host/ctx",
                "https://host                                       | https://host/scm/                         | https://host",
                "https://host/ctx                                   | https://host/ctx/scm/                     | https://host/ctx",
                "https://host/projects                              | https://host/scm/                         | https://host",
                "https://host/projects/PRJ                          | https://host/scm/PRJ/                     | https://host",
                "https://host/projects/PRJ/repos                    | https://host/scm/PRJ/                     | https://host",
                "https://host/projects/PRJ/repos/slug               | https://host/scm/PRJ/slug.git             | https://host",
                "https://host/projects/PRJ/repos/slug/browse        | https://host/scm/PRJ/slug.git             | https://host",
                "https://host/projects/PRJ/repos/slug/browse/a/b?at=refs%2Fheads%2Fx | https://host/scm/PRJ/slug.git | https://host",
                "https://host/ctx/projects/PRJ/repos/slug/pull-requests/7/overview | https://host/ctx/scm/PRJ/slug.git | https://host/ctx",
                "https://host/users/x/repos/y                       | https://host/scm/~x/y.git                 | https://host",
                "https://host/users/x                               | https://host/scm/~x/                      | https://host",
                "https://host/projects/~x/repos/y                   | https://host/scm/~x/y.git                 | https://host",
                "ssh://git@host:7999/prj/repo.git                   | ssh://git@host:7999/prj/repo.git          | https://host",
                "ssh://git@host:7999/prj/repo                       | ssh://git@host:7999/prj/repo.git          | https://host",
                "ssh://git@host:7999/~user/repo.git                 | ssh://git@host:7999/~user/repo.git        | https://host",
                "ssh://git@host:7999/                               | ssh://git@host:7999/                      | https://host",
                "ssh://git@host/prj/                                | ssh://git@host/prj/                       | https://host",
                "git@host:prj/repo.git                              | ssh://git@host/prj/repo.git               | https://host",
                "git@host/prj/repo.git                              | ssh://git@host/prj/repo.git               | https://host",
                "git@host:7999/prj/repo.git                         | ssh://git@host:7999/prj/repo.git          | https://host",
                "git@host:7999/                                     | ssh://git@host:7999/                      | https://host",
                "git@host/                                          | ssh://git@host/                           | https://host",
                "ssh://git@[2001:DB8::1]:7999/prj/repo.git          | ssh://git@[2001:db8::1]:7999/prj/repo.git | https://[2001:db8::1]",
                "git@[::1]:prj/repo.git                             | ssh://git@[::1]/prj/repo.git              | https://[::1]",
                "https://[::1]:7990/scm/prj/repo.git                | https://[::1]:7990/scm/prj/repo.git       | https://[::1]:7990",
                "http://10.1.2.3:7990/scm/prj/repo.git              | http://10.1.2.3:7990/scm/prj/repo.git     | http://10.1.2.3:7990",
                "https://bücher.example/scm/prj/repo.git | https://xn--bcher-kva.example/scm/prj/repo.git | https://xn--bcher-kva.example",
                "https://bitbucket.org.evil.com/scm/prj/repo.git | https://bitbucket.org.evil.com/scm/prj/repo.git | https://bitbucket.org.evil.com",
                "https://bitbucket.org@evil.com/scm/prj/repo.git    | https://evil.com/scm/prj/repo.git         | https://evil.com",
                "https://notbitbucket.org/scm/prj/repo.git          | https://notbitbucket.org/scm/prj/repo.git | https://notbitbucket.org",
                "https://bitbucкet.org/scm/prj/repo.git | https://xn--bitbucet-r9g.org/scm/prj/repo.git | https://xn--bitbucet-r9g.org",
            })
    void shouldReadEveryFormOfDataCenter(String text, String clone, URI api) {
        BitbucketUrl url = BitbucketUrl.of(text, null);
        assertThat(url.product()).isEqualTo(Product.DATA_CENTER);
        assertThat(url).hasToString(clone);
        assertThat(url.apiBase()).isEqualTo(api);
        assertThat(BitbucketUrl.of(url.toString(), Product.DATA_CENTER)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLOUD       | ''                                             | is empty",
                "CLOUD       | bitbucket.org/ws/repo                          | is no address",
                "CLOUD       | https://                                       | is no address",
                "CLOUD       | ftp://bitbucket.org/ws                         | begins with neither",
                "CLOUD       | http://bitbucket.org/ws                        | begins with http;",
                "CLOUD       | https://bitbucket.org:8443/ws                  | has a port",
                "CLOUD       | https://www.bitbucket.org/ws                   | another host of Bitbucket Cloud",
                "CLOUD       | https://api.bitbucket.org/2.0                  | another host of Bitbucket Cloud",
                "CLOUD       | https://altssh.bitbucket.org/ws/repo           | at port 443 only",
                "CLOUD       | ssh://git@altssh.bitbucket.org/ws/repo         | at port 443 only",
                "CLOUD       | https://bitbucket.org.evil.com/ws/repo         | alone is Bitbucket Cloud",
                "CLOUD       | https://bitbucket.org@evil.com/ws/repo         | alone is Bitbucket Cloud",
                "CLOUD       | https://evilbitbucket.org/ws/repo              | alone is Bitbucket Cloud",
                "CLOUD       | https://bitbuckеt.org/ws/repo                  | alone is Bitbucket Cloud",
                "CLOUD       | https://bitbucket.org%2eevil.com/ws            | no valid host name",
                "CLOUD       | https://evil.com\\@bitbucket.org/ws            | backslashes",
                "CLOUD       | https://bitbucket.org/account/settings         | names no workspace",
                "CLOUD       | https://bitbucket.org/repo.git                 | names no workspace",
                "CLOUD       | https://bitbucket.org/ws/.git                  | names no repository",
                "CLOUD       | https://bitbucket.org/ws/repo.git/more         | has more after",
                "CLOUD       | git@bitbucket.org:ws/repo/more                 | has more after",
                "CLOUD       | hg@bitbucket.org:ws/repo                       | another SSH user",
                "CLOUD       | https://bitbucket.org/ws/..%2frepo             | does not read",
                "CLOUD       | https://bitbucket.org/ws/%zz                   | does not read",
                "CLOUD       | https://bitbucket.org/ws/../repo               | does not read",
                "DATA_CENTER | https://bitbucket.org/ws/repo                  | is of Bitbucket Cloud",
                "DATA_CENTER | git@bitbucket.org:ws/repo                      | is of Bitbucket Cloud",
                "DATA_CENTER | https://host/prj/repo.git                      | neither where Bitbucket is cloned",
                "DATA_CENTER | https://host/repo.git                          | neither where Bitbucket is cloned",
                "DATA_CENTER | https://host/dashboard                         | neither where Bitbucket is cloned",
                "DATA_CENTER | https://host/rest/api/latest                   | neither where Bitbucket is cloned",
                "DATA_CENTER | https://host/scm/prj/repo.git/more             | has more than",
                "DATA_CENTER | https://host/c;x/scm/prj/repo.git              | context path",
                "DATA_CENTER | ssh://git@host:7999/scm/prj/repo.git           | is not project/repository.git",
                "DATA_CENTER | ssh://root@host:7999/prj/repo.git              | another SSH user",
                "DATA_CENTER | https://host:0/scm/                            | has a port that is none",
                "DATA_CENTER | https://host:70000/scm/                        | has a port that is none",
                "DATA_CENTER | https://host:port/scm/                         | is no address",
                "DATA_CENTER | https://[::zz]/scm/                            | no valid IPv6",
                "DATA_CENTER | https://-host-/scm/                            | no valid host name",
                "DATA_CENTER | https://ho st/scm/                             | spaces",
            })
    void shouldSayWhatIsWrongAndShowARightForm(Product product, String text, String what) {
        String right =
                product == Product.CLOUD ? "https://bitbucket.org/workspace/" : "https://git.example.com/scm/prj/";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BitbucketUrl.of(text, product))
                .withMessageContaining(what)
                .withMessageContaining(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ann:canary-1@host/scm/prj/repo.git", "ssh://git:canary-1@host/prj/repo.git"})
    void shouldNotRepeatAPassword(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BitbucketUrl.of(text, null))
                .withMessageContaining("has a password")
                .withMessageNotContaining("canary");
    }

    @Test
    void shouldTellWhatItLeadsTo() {
        assertThat(BitbucketUrl.of("git@bitbucket.org:ws/repo.git", null)).satisfies(url -> {
            assertThat(url.type()).isEqualTo(UrlType.REPOSITORY);
            assertThat(url.connectionType()).isEqualTo(ConnectionType.SSH);
            assertThat(url.repository()).get().hasToString("ws/repo");
        });
        assertThat(BitbucketUrl.of("https://host/scm/prj/", null)).satisfies(url -> {
            assertThat(url.type()).isEqualTo(UrlType.ACCOUNT);
            assertThat(url.connectionType()).isEqualTo(ConnectionType.HTTP);
            assertThat(url.repository()).isEmpty();
        });
    }

    @Test
    void shouldLetACloudWithItsOwnApiHaveAnyHost() {
        assertThat(BitbucketUrl.ofCloudWithOwnApi("http://127.0.0.1:8080/ws/repo.git"))
                .hasToString("http://127.0.0.1:8080/ws/repo.git");
    }

    @Test
    void shouldStandForAnInstanceOfWhichOnlyTheApiIsKnown() {
        assertThat(BitbucketUrl.ofInstance(new Instance.Cloud(URI.create("http://localhost:1/2.0"))))
                .hasToString("https://bitbucket.org/");
        assertThat(BitbucketUrl.ofInstance(new Instance.DataCenter(URI.create("https://host/a/b"))))
                .hasToString("https://host/a/b/scm/")
                .extracting(BitbucketUrl::apiBase)
                .hasToString("https://host/a/b");
    }
}
