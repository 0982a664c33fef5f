-- What Bitbucket calls the key; null until it is registered, or where it was registered before this was noted.
alter table deploy_key add column bitbucket_id bigint;

-- A look at where the repository is now that is still to be made, and where an event said that it is.
alter table project
    add column follow_due_at   timestamptz,
    add column follow_path     text,
    add column follow_attempts int not null default 0;
create index project_to_follow on project (follow_due_at) where follow_due_at is not null;

-- A project on its way to another repository: until it is there, that repository; then the one that it left and what is left there.
create table repository_change (
    project_id      uuid primary key references project (id) on delete cascade,
    step            text        not null,
    connector_id    uuid        not null references connector (id),
    repository_id   text        not null,
    repository_path text        not null,
    keys            text        not null,
    hooks           text        not null,
    attempts        int         not null,
    due_at          timestamptz not null,
    created_at      timestamptz not null
);
create index repository_change_connector on repository_change (connector_id);
create index repository_change_due on repository_change (due_at);

-- New keys and webhooks that people asked for; one that has not ended goes on by itself.
create table regeneration (
    command_id   uuid primary key,
    project_id   uuid        not null references project (id) on delete cascade,
    part         text        not null,
    key_kind     text,
    requested_at timestamptz not null,
    attempts     int         not null,
    due_at       timestamptz not null,
    done         text,
    refused      text
);
create index regeneration_open on regeneration (due_at) where done is null and refused is null;
create index regeneration_requested on regeneration (requested_at);
create index regeneration_project on regeneration (project_id);

create index repair_received on repair (received_at);
