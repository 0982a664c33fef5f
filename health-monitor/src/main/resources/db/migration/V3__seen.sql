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

-- What is found wrong, a row for each name and check, so that it is counted and sought without reading what projects keep of it.
create table finding (
    project_id uuid    not null references project on delete cascade,
    finding    text    not null,
    check_name text    not null,
    red        boolean not null,
    primary key (project_id, finding, check_name)
);

create index finding_of_kind on finding (finding, check_name, project_id);

-- Whichever version of the service writes the findings, both stay the same.
create function keep_findings() returns trigger language plpgsql as $$
begin
    delete from finding where project_id = new.id;
    insert into finding (project_id, finding, check_name, red)
    select new.id, one ->> 'finding', one ->> 'check', bool_or(one ->> 'severity' in ('BROKEN', 'REFUSED', 'GONE'))
      from jsonb_array_elements(new.findings) one
     group by one ->> 'finding', one ->> 'check';
    return null;
end
$$;

create trigger project_findings after update of findings on project
    for each row when (old.findings is distinct from new.findings) execute function keep_findings();

insert into finding (project_id, finding, check_name, red)
select id, one ->> 'finding', one ->> 'check', bool_or(one ->> 'severity' in ('BROKEN', 'REFUSED', 'GONE'))
  from project, jsonb_array_elements(findings) one
 group by id, one ->> 'finding', one ->> 'check';

create index project_state_of_connector on project (connector_id, state);
create index project_next on project (next_check, id);
create index project_checked on project (coalesce(looked_at, '-infinity'), id);
create index project_name on project (name, id);
create index project_since on project (coalesce(state_since, '-infinity'), id);

-- A fault that people know of, until a time or until it is mended.
create table acknowledgement (
    project_id uuid        not null references project on delete cascade,
    finding    text        not null,
    until      timestamptz,
    note       text,
    made_by    text        not null,
    made_at    timestamptz not null,
    primary key (project_id, finding)
);

-- A project whose state those who wait for alerts were not told: what they were told last, and whether people know of its faults.
create table untold (
    project_id uuid primary key references project on delete cascade,
    told       text,
    known      boolean not null
);
