package io.hookline.connector.check;

import io.hookline.contracts.event.Product;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a finding says.
 *
 * @param products those it can be found on
 * @param reason what was found, in a sentence
 * @param remedy what to do about it; empty where nothing is to be done
 */
record Says(Outcome outcome, Set<Product> products, String reason, String remedy) {

    private static final Set<Product> BOTH = EnumSet.allOf(Product.class);

    Says {
        products = Set.copyOf(products);
    }

    static Says passed(String reason) {
        return new Says(Outcome.PASSED, BOTH, reason, "");
    }

    static Says passed(String reason, String remedy) {
        return new Says(Outcome.PASSED, BOTH, reason, remedy);
    }

    static Says failed(String reason, String remedy) {
        return new Says(Outcome.FAILED, BOTH, reason, remedy);
    }

    static Says skipped(String reason, String remedy) {
        return new Says(Outcome.SKIPPED, BOTH, reason, remedy);
    }

    static Says unknown(String reason, String remedy) {
        return new Says(Outcome.UNKNOWN, BOTH, reason, remedy);
    }

    Says on(Product product) {
        return new Says(outcome, Set.of(product), reason, remedy);
    }
}
