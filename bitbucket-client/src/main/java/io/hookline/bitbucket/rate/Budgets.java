package io.hookline.bitbucket.rate;

import io.hookline.bitbucket.Connection;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Purpose;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The budgets of all credentials in a process: one for each credential, instance and resource. */
public final class Budgets {

    private static final int MOST = 1_000;
    private static final int MOST_LABELS = 20;

    private final Map<Payer, Account> accounts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Payer, Account> eldest) {
            return size() > MOST;
        }
    };
    private final Clock clock;
    private final RandomGenerator jitter;
    private final RateSettings settings;

    private record Payer(Instance instance, Object who) {}

    private record Account(Set<String> labels, Map<RateResource, RateBudget> budgets) {}

    /** No budgets yet; they live by the clock. */
    public Budgets(Clock clock, RandomGenerator jitter, RateSettings settings) {
        this.clock = clock;
        this.jitter = jitter;
        this.settings = settings;
    }

    /** What a client may call, out of the budgets it shares with all others of the same credential. */
    public Allowance allowance(Connection connection, Credential credential, Purpose purpose) {
        var who = connection.payer() == null ? credential.payer() : connection.payer();
        synchronized (accounts) {
            var account =
                    accounts.computeIfAbsent(new Payer(connection.instance(), who), payer -> account(payer.instance()));
            if (connection.label() != null && account.labels().size() < MOST_LABELS) {
                account.labels().add(connection.label());
            }
            var budgets = account.budgets();
            return switch (connection.instance()) {
                case Instance.Cloud _ -> new Allowance(path -> of(budgets, RateResource.ofCloud(path)), purpose);
                case Instance.DataCenter _ -> new Allowance(_ -> of(budgets, RateResource.ALL), purpose);
            };
        }
    }

    /** Where all budgets stand. */
    public List<BudgetView> view() {
        synchronized (accounts) {
            return accounts.values().stream()
                    .flatMap(account -> account.budgets().entrySet().stream()
                            .map(budget -> BudgetView.of(
                                    account.labels(),
                                    budget.getKey(),
                                    budget.getValue().standing())))
                    .toList();
        }
    }

    private Account account(Instance instance) {
        var budgets = new EnumMap<RateResource, RateBudget>(RateResource.class);
        switch (instance) {
            case Instance.Cloud _ -> {
                budgets.put(RateResource.REPOSITORY_DATA, RateBudget.cloud(clock, jitter, settings.cloudPerHour()));
                budgets.put(RateResource.WEBHOOK_DATA, RateBudget.cloud(clock, jitter, RateSettings.USUAL_PER_HOUR));
            }
            case Instance.DataCenter _ -> budgets.put(RateResource.ALL, RateBudget.dataCenter(clock, jitter));
        }
        return new Account(new LinkedHashSet<>(), budgets);
    }

    private static RateBudget of(Map<RateResource, RateBudget> budgets, RateResource resource) {
        var budget = budgets.get(resource);
        if (budget == null) {
            throw new IllegalStateException("an instance has a budget for each of its resources");
        }
        return budget;
    }
}
