-- The last tests of each connector. One without an end is taken over when its lease runs out: whoever ran it has crashed.
create table connection_test (
    id           uuid primary key,
    connector_id uuid        not null references connector (id) on delete cascade,
    cause        text        not null,
    repository   text,
    steps        text        not null,
    result       text,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    lease_until  timestamptz not null
);
create index connection_test_of_connector on connection_test (connector_id, started_at desc);
create index connection_test_unfinished on connection_test (lease_until) where finished_at is null;

-- When each connector is tested next, spread over the interval.
create table connection_test_schedule (
    connector_id uuid primary key references connector (id) on delete cascade,
    due_at       timestamptz not null
);
