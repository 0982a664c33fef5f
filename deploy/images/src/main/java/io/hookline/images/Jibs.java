package io.hookline.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * Jib, with its checked exceptions told in one.
 *
 * @param insecureRegistries whether a registry may be spoken to without TLS, or with a certificate that nobody vouches for
 */
record Jibs(boolean insecureRegistries) {

    JibContainer containerize(JibContainerBuilder image, Containerizer to) throws IOException {
        try {
            return image.containerize(to.setToolName("hookline").setAllowInsecureRegistries(insecureRegistries));
        } catch (RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            throw new IOException(e.getCause() == null ? e.getMessage() : String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static ImageReference reference(String name) {
        try {
            return ImageReference.parse(name);
        } catch (InvalidImageReferenceException e) {
            throw new ImageException(name + " is no name of an image", e);
        }
    }

    /** A registry's image, with what {@code docker login} left for that registry. */
    static RegistryImage withCredentials(String name) {
        ImageReference reference = reference(name);
        CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(reference, _ -> {});
        return RegistryImage.named(reference)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }
}
