package io.hookline.connector.check;

import io.hookline.bitbucket.probe.AddressRange;
import io.hookline.bitbucket.probe.AddressSighting;
import io.hookline.bitbucket.probe.TlsSighting;
import io.hookline.bitbucket.probe.TlsSighting.Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges name, port and certificate. A connector that has worked before has no wrong address: then the other side is down. */
final class NetworkDiagnosis {

    private NetworkDiagnosis() {}

    static Verdict address(Subject subject, Facts facts) {
        return switch (facts.address().orElseThrow()) {
            case AddressSighting.Resolved(var addresses, var range) ->
                (range == AddressRange.RESERVED ? NetworkFinding.ADDRESS_RESERVED : NetworkFinding.ADDRESS_GOOD)
                        .because(subject.host() + " is " + String.join(", ", addresses) + " ("
                                + range.name().toLowerCase(Locale.ROOT) + ")");
            case AddressSighting.Unknown _ ->
                (subject.lastWorked().isPresent() ? NetworkFinding.NAME_LOST : NetworkFinding.NAME_UNKNOWN)
                        .because(subject.host());
            case AddressSighting.TimedOut _ -> NetworkFinding.NAME_SERVICE_SILENT.because(subject.host());
            case AddressSighting.NotAllowed(var why) ->
                NetworkFinding.ADDRESS_NOT_ALLOWED.because(subject.host() + ": " + why);
        };
    }

    static Verdict tcp(Subject subject, Facts facts) {
        NetworkFinding finding = switch (facts.tcp().orElseThrow()) {
            case CONNECTED -> NetworkFinding.PORT_OPEN;
            case REFUSED ->
                subject.lastWorked().isPresent() ? NetworkFinding.PORT_CLOSED_NOW : NetworkFinding.PORT_CLOSED;
            case SILENT -> NetworkFinding.PORT_SILENT;
        };
        return finding.because(subject.host() + ":" + subject.port());
    }

    static Verdict tls(Subject subject, Facts facts) {
        if (!subject.isTls()) {
            return NetworkFinding.NO_TLS.because(subject.apiBase().getScheme() + "://" + subject.host());
        }
        return switch (facts.tls().orElseThrow()) {
            case TlsSighting.Shown shown -> certificates(shown, facts);
            case TlsSighting.NoCommonProtocol(var why) -> NetworkFinding.TLS_TOO_OLD.because(why);
            case TlsSighting.NotTls _ -> NetworkFinding.NOT_TLS.because(subject.host() + ":" + subject.port());
            case TlsSighting.Refused(var why) -> NetworkFinding.TLS_REFUSED.because(why);
            case TlsSighting.NoAnswer(var why) -> NetworkFinding.TLS_NO_ANSWER.because(why);
        };
    }

    private static Verdict certificates(TlsSighting.Shown shown, Facts facts) {
        List<Certificate> chain = shown.chain();
        Optional<Certificate> expired = first(chain, certificate -> facts.now().isAfter(certificate.notAfter()));
        if (expired.isPresent()) {
            return NetworkFinding.CERTIFICATE_EXPIRED.because(expired.get().subject() + " was valid until "
                    + expired.get().notAfter());
        }
        Optional<Certificate> early = first(chain, certificate -> facts.now().isBefore(certificate.notBefore()));
        if (early.isPresent()) {
            return NetworkFinding.CERTIFICATE_NOT_YET_VALID.because(
                    early.get().subject() + " is valid from " + early.get().notBefore());
        }
        Certificate own = chain.getFirst();
        if (!shown.issuerTrusted()) {
            return own.isSelfSigned()
                    ? NetworkFinding.CERTIFICATE_SELF_SIGNED.because(own.subject())
                    : NetworkFinding.CERTIFICATE_ISSUER_UNKNOWN.because(
                            own.subject() + " is issued by " + chain.getLast().issuer());
        }
        return shown.hostMatches()
                ? NetworkFinding.CERTIFICATE_TRUSTED.because(
                        own.subject() + ", valid until " + own.notAfter() + ", " + shown.protocol())
                : NetworkFinding.CERTIFICATE_OTHER_HOST.because(own.subject());
    }

    private static Optional<Certificate> first(List<Certificate> chain, Predicate<Certificate> wrong) {
        return chain.stream().filter(wrong).findFirst();
    }
}
