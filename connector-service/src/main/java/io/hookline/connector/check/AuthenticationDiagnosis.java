package io.hookline.connector.check;

import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.connector.check.Claim.Form;
import io.hookline.connector.check.Claim.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges why Bitbucket refuses a credential; it tells little itself, so much is read from what the credential looks like. */
final class AuthenticationDiagnosis {

    private static final Pattern EXPIRED = Pattern.compile("token (has |is )?expired", Pattern.CASE_INSENSITIVE);

    private AuthenticationDiagnosis() {}

    static Verdict of(Subject subject, Facts facts) {
        if (subject.credential().isEmpty()) {
            return CredentialFinding.NOT_CONNECTED.because(
                    subject.notConnected().orElse(""));
        }
        return Answers.trouble(Ask.IDENTITY, subject, facts)
                .orElseGet(() -> of(subject, facts, facts.answer(Ask.IDENTITY).orElseThrow()));
    }

    private static Verdict of(Subject subject, Facts facts, HttpSighting.Answer answer) {
        String evidence = Answers.evidence(Ask.IDENTITY, subject.product(), answer);
        if (Answers.isSuccess(answer) && Answers.json(answer).isPresent()) {
            return CredentialFinding.AUTHENTICATED.because(
                    account(subject, facts).map(name -> "as " + name).orElse(""));
        }
        return switch (answer.status()) {
            case 401, 403, 410 ->
                switch (subject.product()) {
                    case CLOUD -> cloud(subject, facts, answer).because(evidence);
                    case DATA_CENTER -> dataCenter(subject, facts, answer).because(evidence);
                };
            default ->
                (Answers.json(answer).isPresent() ? GeneralFinding.ANSWER_UNREADABLE : ApiFinding.LOGIN_PAGE)
                        .because(evidence);
        };
    }

    /** Whom Bitbucket takes the credential for; empty where it stands for no user. */
    static Optional<String> account(Subject subject, Facts facts) {
        Optional<String> name = switch (subject.product()) {
            case CLOUD ->
                facts.answer(Ask.IDENTITY)
                        .map(answer -> Answers.json(answer).at("display_name").textOr(""));
            case DATA_CENTER ->
                facts.answer(Ask.ACCOUNT)
                        .filter(Answers::isSuccess)
                        .filter(answer -> answer.mediaType().equals("text/plain"))
                        .map(answer -> answer.body().strip());
        };
        return name.filter(text -> !text.isEmpty());
    }

    private static CredentialFinding cloud(Subject subject, Facts facts, HttpSighting.Answer answer) {
        Claim claim = Claim.of(subject);
        if (answer.status() == 403) {
            // Somebody who may not ask for the account has been admitted.
            return CredentialFinding.AUTHENTICATED;
        }
        if (claim.kind() == Kind.API_TOKEN && !claim.account().contains("@")) {
            return CredentialFinding.EMAIL_NEEDED;
        }
        if (claim.kind() == Kind.PASSWORD || claim.form() == Form.APP_PASSWORD || answer.status() == 410) {
            return CredentialFinding.APP_PASSWORD;
        }
        if (claim.kind() == Kind.API_TOKEN && claim.form() == Form.CLOUD_ACCESS_TOKEN) {
            return CredentialFinding.ACCESS_TOKEN_AS_API_TOKEN;
        }
        if (claim.kind() == Kind.ACCESS_TOKEN && claim.form() == Form.CLOUD_API_TOKEN) {
            return CredentialFinding.API_TOKEN_AS_ACCESS_TOKEN;
        }
        CredentialFinding otherwise = claim.kind() == Kind.API_TOKEN && claim.form() == Form.OTHER
                ? CredentialFinding.PASSWORD_NOT_TOKEN
                : CredentialFinding.TOKEN_REFUSED;
        return ended(subject, facts, answer).orElse(otherwise);
    }

    private static CredentialFinding dataCenter(Subject subject, Facts facts, HttpSighting.Answer answer) {
        Claim claim = Claim.of(subject);
        String exception = Answers.Fault.of(answer).exception();
        String denied =
                answer.header("x-authentication-denied-reason").orElse("").toUpperCase(Locale.ROOT);
        if (denied.contains("CAPTCHA") || exception.contains("Captcha")) {
            return CredentialFinding.CAPTCHA;
        }
        if (exception.endsWith("NoAccessAuthenticationException")) {
            return CredentialFinding.UNLICENSED;
        }
        if (answer.status() == 403 || exception.endsWith("AuthorisationException")) {
            return CredentialFinding.LOGIN_FORBIDDEN;
        }
        if (claim.kind() == Kind.PASSWORD) {
            return claim.form() == Form.DATA_CENTER_TOKEN
                    ? CredentialFinding.TOKEN_AS_PASSWORD
                    : CredentialFinding.PASSWORD_REFUSED;
        }
        return ended(subject, facts, answer).orElse(CredentialFinding.TOKEN_REFUSED);
    }

    private static Optional<CredentialFinding> ended(Subject subject, Facts facts, HttpSighting.Answer answer) {
        boolean past =
                subject.expiresAt().filter(end -> !facts.now().isBefore(end)).isPresent();
        if (past || EXPIRED.matcher(Answers.Fault.of(answer).message()).find()) {
            return Optional.of(CredentialFinding.TOKEN_EXPIRED);
        }
        return subject.lastWorked().map(_ -> CredentialFinding.TOKEN_NO_LONGER_ACCEPTED);
    }
}
