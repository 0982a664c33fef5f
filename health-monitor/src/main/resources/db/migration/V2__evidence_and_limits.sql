-- A host is one Bitbucket: when many of its projects get into trouble at once, the repairs of all its connectors are held.
create table host (
    name       text primary key,
    held_since timestamptz,
    resumed_at timestamptz
);

-- host is empty for what was told of before it was kept; it comes with the project's next change.
alter table project
    add column host          text  not null default '',
    add column workspace     text  not null generated always as (split_part(repository_path, '/', 1)) stored,
    add column memory        jsonb not null default '{}',
    add column modes         jsonb not null default '{"byKind":{}}',
    add column next_depth    text  not null default 'FULL',
    add column trouble_since timestamptz;

create index project_host on project (host);
create index repair_issued on repair (issued_at);
