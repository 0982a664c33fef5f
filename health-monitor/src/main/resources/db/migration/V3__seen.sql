-- Each change of a project's state or findings, in the order in which looks showed them.
create table health_change (
    id         bigint generated always as identity primary key,
    project_id uuid        not null references project on delete cascade,
    changed_at timestamptz not null,
    from_state text,
    to_state   text        not null,
    findings   text[]      not null
);

create index health_change_of_project on health_change (project_id, id desc);
create index health_change_age on health_change (changed_at);
