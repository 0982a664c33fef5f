package io.hookline.connector.connection;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Bitbucket whose credential is opened when it is first needed and exchanged for another, once, when Bitbucket refuses it. Every operation
 * of the port answers a {@link Result}, so all are watched alike. For one piece of work.
 */
final class LiveBitbucket implements InvocationHandler {

    private final Function<@Nullable Credential, Result<Credential>> source;
    private final Function<Credential, Bitbucket> factory;
    private final Consumer<Result<?>> watch;
    private volatile @Nullable Open open;

    private record Open(Credential credential, Bitbucket bitbucket) {}

    private LiveBitbucket(
            Function<@Nullable Credential, Result<Credential>> source,
            Function<Credential, Bitbucket> factory,
            Consumer<Result<?>> watch) {
        this.source = source;
        this.factory = factory;
        this.watch = watch;
    }

    /**
     * A Bitbucket for one piece of work.
     *
     * @param source gives a credential, another than the one that was refused
     * @param watch learns what Bitbucket answers
     */
    static Bitbucket of(
            Function<@Nullable Credential, Result<Credential>> source,
            Function<Credential, Bitbucket> factory,
            Consumer<Result<?>> watch) {
        return (Bitbucket) Proxy.newProxyInstance(
                Bitbucket.class.getClassLoader(),
                new Class<?>[] {Bitbucket.class},
                new LiveBitbucket(source, factory, watch));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        Open first = open;
        if (first == null) {
            switch (source.apply(null)) {
                case Result.Failed<Credential> closed -> {
                    return closed;
                }
                case Result.Ok<Credential>(var credential) -> first = with(credential);
            }
        }
        Result<?> result = call(first.bitbucket(), method, arguments);
        if (result instanceof Result.Failed<?>(Failure.Unauthorized _)) {
            result = again(first, result, method, arguments);
        }
        watch.accept(result);
        return result;
    }

    private Result<?> again(Open first, Result<?> refusal, Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (source.apply(first.credential())) {
            case Result.Ok<Credential>(var other) -> call(with(other).bitbucket(), method, arguments);
            // Whether another would have been taken is not known.
            case Result.Failed<Credential>(Failure.Unavailable unknown) -> Result.failed(unknown);
            case Result.Failed<Credential> _ -> refusal;
        };
    }

    private Open with(Credential credential) {
        Open opened = new Open(credential, factory.apply(credential));
        open = opened;
        return opened;
    }

    private static Result<?> call(Bitbucket bitbucket, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return (Result<?>) method.invoke(bitbucket, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
