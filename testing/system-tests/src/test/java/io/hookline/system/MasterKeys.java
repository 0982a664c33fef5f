package io.hookline.system;

import io.hookline.contracts.event.Product;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The master keys of webhooks' secrets as an operator replaces them: one that is still known, and one that is taken away too early. */
final class MasterKeys {

    private static final String SETTING = "hookline.connector.master-keys.";
    private static final String CURRENT = "hookline.connector.current-master-key";
    private static final String OLD = "replaced";
    private static final String GONE = "taken-away";
    private static final int KEY_BYTES = 32;

    private final LocalStack stack = SharedStack.get();
    private final String oldKey = newKey();
    private final String goneKey = newKey();

    /**
     * Admits patients whose webhooks are made with other keys than that of the stack, which is current again in the end. Nobody looks
     * meanwhile: all other webhooks would be replaced.
     */
    List<Patient> admitPatients() {
        stack.configure(Part.WEBHOOK_GATEWAY, Map.of("hookline.gateway.master-keys." + OLD, oldKey));
        Stream.<Runnable>of(() -> stack.stop(Part.HEALTH_MONITOR), () -> SharedStack.killAndAwait(Part.WEBHOOK_GATEWAY))
                .parallel()
                .forEach(Runnable::run);
        List<Patient> old = admit(OLD, Fault.WEBHOOK_OLD_MASTER_KEY);
        List<Patient> gone = admit(GONE, Fault.WEBHOOK_MASTER_KEY_GONE);
        restart(Map.of(SETTING + OLD, oldKey));
        stack.restart(Part.HEALTH_MONITOR);
        List<Patient> all = Stream.concat(old.stream(), gone.stream()).toList();
        all.forEach(patient -> Awaitility.await().atMost(60, TimeUnit.SECONDS).until(patient::isKnown));
        return all;
    }

    private List<Patient> admit(String key, Fault fault) {
        restart(Map.of(SETTING + OLD, oldKey, SETTING + GONE, goneKey, CURRENT, key));
        return Stream.of(Product.values())
                .parallel()
                .map(product -> Patient.admit(product, fault))
                .toList();
    }

    /** By a kill, since an orderly end takes longer. Deploy keys get too old too, unlike without further settings. */
    private void restart(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("hookline.connector.deploy-key.max-age", "700d");
        stack.configure(Part.CONNECTOR_SERVICE, all);
        SharedStack.killAndAwait(Part.CONNECTOR_SERVICE);
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
