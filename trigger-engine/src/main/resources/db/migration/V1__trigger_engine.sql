-- Payloads are JSON as text: nothing here is searched by its content, and text takes what jsonb refuses.

create table project (
    id uuid primary key,
    version bigint not null,
    body text not null,
    removed boolean not null default false,
    observed_default_branch text,
    refs_seen boolean not null default false,
    pull_requests_seen boolean not null default false
);

-- Every event that was taken in, decided or waiting.
create table inbox (
    event_id uuid primary key,
    received_at timestamptz not null default now()
);
create index inbox_by_time on inbox (received_at);

-- Where the project's own branches and tags stand; commit is null for a deleted one.
create table head (
    project uuid not null,
    ref text not null,
    commit text,
    left_commits text[] not null,
    skip_mark text not null,
    changed_at timestamptz not null,
    primary key (project, ref)
);

create table pull_request (
    project uuid not null,
    id bigint not null,
    open boolean not null,
    fork boolean not null,
    source_ref text not null,
    commit text,
    body text not null,
    changed_at timestamptz not null,
    primary key (project, id)
);
create index pull_request_by_source on pull_request (project, source_ref) where open and not fork;

create table build (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    project uuid not null,
    lane text not null,
    ref text not null,
    commit text collate "C" not null,
    pull_request bigint,
    target text,
    status text not null,
    requested_at timestamptz not null
);
create index build_by_lane on build (project, lane, seq desc);
create index build_by_commit on build (project, lane, commit);

create table decision (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    project uuid not null,
    event uuid not null,
    delivery text,
    ref text,
    commit text collate "C",
    pull_request bigint,
    outcome text not null,
    rule text not null,
    decided_at timestamptz not null,
    body text not null
);
create index decision_by_project on decision (project, seq desc);
create index decision_by_delivery on decision (delivery);
create index decision_by_commit on decision (commit);
create index decision_by_event on decision (event);

-- Sent in the order of ids. The rows of one project are written under that project's lock, so their ids become visible in order.
create table outbox (
    id bigint generated always as identity primary key,
    topic text not null,
    record_key bytea,
    headers text not null,
    value bytea,
    created_at timestamptz not null default now()
);

-- Events that cannot be decided yet; a project's later events wait behind its first one.
create table waiting (
    id bigint generated always as identity primary key,
    project uuid not null,
    reason text not null,
    since timestamptz not null default now(),
    attempts integer not null default 0,
    next_attempt timestamptz not null default now(),
    topic text not null,
    source_partition integer not null,
    source_offset bigint not null,
    record_key bytea,
    headers text not null,
    value bytea
);
create index waiting_by_project on waiting (project, id);

-- What a look at a repository showed and no webhook has told: the event stands in for the webhook when its grace is over.
create table drift (
    project uuid not null,
    kind text not null,
    subject text not null,
    headers text not null,
    value bytea not null,
    commit text,
    first_seen timestamptz not null,
    observed_at timestamptz not null,
    primary key (project, kind, subject)
);
create index drift_by_time on drift (first_seen);
