package io.hookline.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The Kafka, the PostgreSQL and the issuer of a stack. */
public interface Servers {

    /** Bootstrap servers, {@code host:port}, separated by commas. */
    String kafka();

    /** {@code host:port}, separated by commas where services have different ones. */
    String postgres();

    URI issuer();

    /** How a service is to use them, in its own properties. */
    Map<String, String> settingsOf(Part service);

    /**
     * Looks whether they can be used and makes what is missing there; called before anything starts.
     *
     * @throws StackException that says all that stands in the way
     */
    void prepare();

    /** The file that names them; none where the stack brings its own. */
    Optional<Path> file();
}
