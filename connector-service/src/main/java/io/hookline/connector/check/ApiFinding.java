package io.hookline.connector.check;

import static io.hookline.connector.check.Says.failed;
import static io.hookline.connector.check.Says.passed;
import static io.hookline.connector.check.Says.skipped;
import static io.hookline.connector.check.Says.unknown;
import static io.hookline.contracts.event.Product.CLOUD;
import static io.hookline.contracts.event.Product.DATA_CENTER;

/** Of what answers at the address. */
@SuppressWarnings("ImmutableEnumChecker") // Says is immutable: it copies its set.
enum ApiFinding implements Finding {
    API_FOUND(passed("Bitbucket's API answers at the address.")),
    VERSION_TOO_OLD(failed("This Bitbucket Data Center is older than 7.14.", "Upgrade Bitbucket to 7.14 or newer.")
            .on(DATA_CENTER)),
    OTHER_PRODUCT(
            failed(
                    "Another product answers at the address.",
                    "Enter Bitbucket's own address; check the context path, and that the connector's product is the right one.")),
    NOT_BITBUCKET(
            failed(
                    "What answers at the address is not Bitbucket's API.",
                    "Enter the address of Bitbucket itself: for Data Center what people type into the browser, with the context path; for Cloud https://api.bitbucket.org/2.0.")),
    LOGIN_PAGE(failed(
            "A login page answers instead of the API: a proxy or single sign-on stands before Bitbucket.",
            "Have the proxy let Bitbucket's REST API and git through without its own login, at least from Hookline.")),
    PATH_WRONG(
            failed(
                    "A server answers, but the API is not at that path.",
                    "Add the context path that Bitbucket has in the browser's address (such as /bitbucket), or remove a wrong one.")),
    REDIRECTED(
            failed(
                    "The address redirects to another one.",
                    "Enter the address it redirects to, often the same with https://. Hookline sends no credential after a redirect.")),

    BASE_URL_GOOD(
            passed("Bitbucket calls itself by the name that Hookline uses.").on(DATA_CENTER)),
    BASE_URL_OTHER(passed(
                    "Bitbucket calls itself by another name than Hookline uses; its links lead there.",
                    "Check that both names are meant; links in statuses and clone addresses use Bitbucket's.")
            .on(DATA_CENTER)),
    BASE_URL_LOCALHOST(failed(
                    "Bitbucket's base URL is localhost: its links and clone addresses lead nowhere from elsewhere.",
                    "Set the base URL in Bitbucket: Administration, Server settings, Base URL; the SSH base URL likewise.")
            .on(DATA_CENTER)),
    BASE_URL_UNSEEN(unknown("Bitbucket does not show its base URL.", "Look at it in Bitbucket's server settings.")
            .on(DATA_CENTER)),
    NO_BASE_URL(skipped("Only a Data Center has a base URL to be set.", "").on(CLOUD));

    private final Says says;

    ApiFinding(Says says) {
        this.says = says;
    }

    @Override
    public Says says() {
        return says;
    }
}
