-- A connector is one credential: one worker at a time looks at its projects, and a mass failure holds its repairs.
create table connector (
    id           uuid primary key,
    leased_by    uuid,
    leased_until timestamptz,
    held_since   timestamptz,
    resumed_at   timestamptz
);

-- A lease moves next_check to the lease's end: a project whose worker died is due again by itself.
create table project (
    id              uuid primary key,
    connector_id    uuid        not null references connector,
    name            text        not null,
    repository_path text        not null,
    version         bigint      not null,
    next_check      timestamptz not null,
    lease           uuid,
    looked_at       timestamptz,
    state           text,
    state_since     timestamptz,
    findings        jsonb       not null default '[]',
    tracks          jsonb       not null
);

create index project_due on project (connector_id, next_check);
create index project_state on project (state, id);

-- Every repair ever issued; a result that comes twice finds its row finished.
create table repair (
    command_id  uuid primary key,
    project_id  uuid        not null references project on delete cascade,
    kind        text        not null,
    reason      text        not null,
    issued_at   timestamptz not null,
    result      text,
    detail      text,
    finished_at timestamptz
);

create index repair_of_project on repair (project_id, issued_at desc);
create index repair_unfinished on repair (issued_at) where finished_at is null;

create table outbox (
    id            bigint generated always as identity primary key,
    topic         text    not null,
    key           text,
    header_names  text[]  not null,
    header_values bytea[] not null,
    value         bytea   not null
);
