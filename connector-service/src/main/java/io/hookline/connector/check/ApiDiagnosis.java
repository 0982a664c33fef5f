package io.hookline.connector.check;

import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges what answers at the address, and by which name it calls itself. */
final class ApiDiagnosis {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})(\\..*)?");
    private static final int OLDEST_MAJOR = 7;
    private static final int OLDEST_MINOR = 14;
    private static final Pattern LOGIN_FORM =
            Pattern.compile("type=[\"']?password|log ?in|sign ?in|single sign-on|saml", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOGIN_PATH =
            Pattern.compile("login|sso|saml|oauth|auth|idp", Pattern.CASE_INSENSITIVE);

    private ApiDiagnosis() {}

    static Verdict api(Subject subject, Facts facts) {
        return Answers.trouble(Ask.PRODUCT, subject, facts)
                .orElseGet(() -> api(subject, facts.answer(Ask.PRODUCT).orElseThrow()));
    }

    private static Verdict api(Subject subject, HttpSighting.Answer answer) {
        if (Answers.isRedirect(answer)) {
            return redirect(subject, answer);
        }
        String evidence = Answers.evidence(Ask.PRODUCT, subject.product(), answer);
        if (!Answers.json(answer).isPresent()) {
            return page(answer).because(evidence + ", " + answer.mediaType());
        }
        return switch (subject.product()) {
            case CLOUD -> cloud(answer, evidence);
            case DATA_CENTER -> dataCenter(answer, evidence);
        };
    }

    private static Verdict cloud(HttpSighting.Answer answer, String evidence) {
        if (Answers.isSuccess(answer)) {
            boolean known = Answers.json(answer).at("values").isArray();
            return (known ? ApiFinding.API_FOUND : ApiFinding.OTHER_PRODUCT).because(evidence);
        }
        return notThere(answer, evidence, Answers.json(answer).at("error").isPresent());
    }

    private static Verdict dataCenter(HttpSighting.Answer answer, String evidence) {
        Json body = Answers.json(answer);
        if (!Answers.isSuccess(answer)) {
            Answers.Fault fault = Answers.Fault.of(answer);
            // A server that shows its version to nobody is still Bitbucket.
            return Answers.isForbidden(answer) && fault.isOfBitbucket()
                    ? ApiFinding.API_FOUND.because(evidence)
                    : notThere(answer, evidence, fault.isOfBitbucket());
        }
        String version = body.at("version").textOr("");
        String name = body.at("displayName").textOr("Bitbucket");
        if (version.isEmpty() || !name.equals("Bitbucket")) {
            return ApiFinding.OTHER_PRODUCT.because(name + " " + version);
        }
        return (isOld(version) ? ApiFinding.VERSION_TOO_OLD : ApiFinding.API_FOUND).because("version " + version);
    }

    private static Verdict notThere(HttpSighting.Answer answer, String evidence, boolean ofBitbucket) {
        boolean path = answer.status() == 404 || ofBitbucket;
        return (path ? ApiFinding.PATH_WRONG : ApiFinding.NOT_BITBUCKET).because(evidence);
    }

    private static ApiFinding page(HttpSighting.Answer answer) {
        boolean asksForLogin = Answers.isForbidden(answer)
                || answer.status() == 407
                || LOGIN_FORM.matcher(answer.body()).find();
        if (asksForLogin) {
            return ApiFinding.LOGIN_PAGE;
        }
        return answer.status() == 404 ? ApiFinding.PATH_WRONG : ApiFinding.NOT_BITBUCKET;
    }

    private static Verdict redirect(Subject subject, HttpSighting.Answer answer) {
        Optional<URI> target =
                answer.header("location").flatMap(ApiDiagnosis::uri).map(subject.apiBase()::resolve);
        String host = target.map(URI::getHost).orElse("");
        String path = target.map(URI::getRawPath).orElse("");
        // No query: it may hold what a single sign-on hands over.
        String evidence = "HTTP " + answer.status() + " to "
                + target.map(uri -> uri.getScheme() + "://" + uri.getRawAuthority() + path)
                        .orElse("nowhere");
        boolean toLogin =
                LOGIN_PATH.matcher(path).find() || LOGIN_PATH.matcher(host).find();
        return (toLogin ? ApiFinding.LOGIN_PAGE : ApiFinding.REDIRECTED).because(evidence);
    }

    static Verdict baseUrl(Subject subject, Facts facts) {
        if (subject.product() == Product.CLOUD) {
            return ApiFinding.NO_BASE_URL.because("");
        }
        return Answers.trouble(Ask.CAPABILITIES, subject, facts)
                .orElseGet(() -> facts.answer(Ask.CAPABILITIES)
                        .flatMap(answer -> Answers.json(answer)
                                .at("capabilities", "webhooks")
                                .as(URI::create))
                        .filter(link -> link.getHost() != null)
                        .map(link -> baseUrl(subject, link))
                        .orElseGet(() -> ApiFinding.BASE_URL_UNSEEN.because("")));
    }

    private static Verdict baseUrl(Subject subject, URI link) {
        String host = link.getHost().toLowerCase(Locale.ROOT);
        String evidence = link.getScheme() + "://" + link.getRawAuthority();
        if (host.equals(subject.apiBase().getHost().toLowerCase(Locale.ROOT))) {
            return ApiFinding.BASE_URL_GOOD.because(evidence);
        }
        return (isLoopbackName(host) ? ApiFinding.BASE_URL_LOCALHOST : ApiFinding.BASE_URL_OTHER).because(evidence);
    }

    private static boolean isLoopbackName(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || host.equals("::1");
    }

    private static boolean isOld(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int major = Integer.parseInt(parts.group(1));
        return major < OLDEST_MAJOR || (major == OLDEST_MAJOR && Integer.parseInt(parts.group(2)) < OLDEST_MINOR);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
