-- Host keys of each Bitbucket instance; what is confirmed is trusted.
create table host_key (
    instance     text        not null,
    host         text        not null,
    port         int         not null,
    public_key   text        not null,
    fingerprint  text        not null, -- SHA256:…
    state        text        not null,
    origin       text        not null,
    seen_at      timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    primary key (instance, host, port, fingerprint)
);

-- Connectors had their keys as lines of known_hosts: host or [host]:port, type, key.
insert into host_key (instance, host, port, public_key, fingerprint, state, origin, seen_at, confirmed_at)
select base_url,
       case when at like '[%' then substring(at from '^\[(.*)\]:\d+$') else at end,
       case when at like '[%' then substring(at from '\]:(\d+)$')::int else 22 end,
       type || ' ' || material,
       'SHA256:' || rtrim(encode(sha256(decode(material, 'base64')), 'base64'), '='),
       'CONFIRMED',
       host_key_origin,
       created_at,
       created_at
from (select connector.*,
             split_part(line, ' ', 1) as at,
             split_part(line, ' ', 2) as type,
             split_part(line, ' ', 3) as material
      from connector, regexp_split_to_table(known_hosts, E'\n') as line
      where line <> '') as pinned
on conflict do nothing;

alter table connector
    drop column known_hosts,
    drop column host_key_origin;

-- Keys of Bitbucket users, for repositories that a project's own deploy key does not open.
create table user_key (
    id           uuid primary key,
    connector_id uuid        not null references connector (id) on delete cascade,
    name         text        not null,
    public_key   text        not null,
    private_key  text        not null, -- sealed
    imported     boolean     not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    constraint user_key_name unique (connector_id, name)
);

create table project_user_key (
    project_id  uuid not null references project (id) on delete cascade,
    user_key_id uuid not null references user_key (id),
    position    int  not null,
    primary key (project_id, user_key_id)
);
create index project_user_key_key on project_user_key (user_key_id);

-- Builds that were requested: what a runner may check out follows from here, not from what it says.
create table build (
    id              uuid primary key,
    project_id      uuid        not null,
    ref             text        not null,
    commit_hash     text        not null,
    pull_request    bigint,
    fork            boolean     not null,
    trusted         boolean     not null,
    source_http_url text        not null,
    source_ssh_url  text,
    remembered_at   timestamptz not null
);
create index build_remembered on build (remembered_at);

create table audit (
    seq        bigint generated always as identity primary key,
    at         timestamptz not null,
    subject    text        not null,
    name       text        not null,
    roles      text[]      not null,
    operation  text        not null,
    method     text        not null,
    path       text        not null,
    connector  uuid,
    project    uuid,
    fields     text[]      not null,
    request_id text        not null,
    status     int -- null while the operation is under way, or when a crash ended it
);
create index audit_at on audit (at);
create index audit_subject on audit (subject, seq);
create index audit_project on audit (project, seq) where project is not null;
create index audit_connector on audit (connector, seq) where connector is not null;

-- Append-only: an entry gets its outcome once, and goes when its time is over.
create function audit_guard() returns trigger language plpgsql as
$$
begin
    if tg_op = 'DELETE' then
        if current_setting('hookline.audit_retention', true) is distinct from 'on' then
            raise exception 'the audit trail is append-only';
        end if;
        return old;
    end if;
    if old.status is not null or (to_jsonb(new) - 'status') <> (to_jsonb(old) - 'status') then
        raise exception 'the audit trail is append-only';
    end if;
    return new;
end
$$;
create trigger audit_guard before update or delete on audit for each row execute function audit_guard();
