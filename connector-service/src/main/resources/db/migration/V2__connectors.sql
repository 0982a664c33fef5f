alter table connector
    add column identifier      text,
    add column description     text   not null default '',
    add column tags            text[] not null default '{}',
    add column url             text,
    add column url_type        text   not null default 'ACCOUNT',
    add column connection_type text   not null default 'SSH',
    add column test_repository text,
    add column ca_bundle       text,
    add column repository_id   text,
    add column version         bigint not null default 1;

-- As new ones get theirs; those that would be alike or empty are told apart by their id.
with wanted as (
    select id, trim(both '-' from left(trim(both '-' from regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), 50)) as text
    from connector),
numbered as (
    select id, text, row_number() over (partition by text order by id) as n from wanted)
update connector
set identifier = case when n = 1 and text not in ('', 'test') and text !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then text
                      else trim(leading '-' from left(text, 50) || '-') || left(connector.id::text, 8) end,
    url = case product when 'CLOUD' then 'https://bitbucket.org/' else base_url || '/scm/' end
from numbered where numbered.id = connector.id;

alter table connector
    alter column identifier set not null,
    alter column url set not null,
    alter column description drop default,
    alter column tags drop default,
    alter column url_type drop default,
    alter column connection_type drop default,
    alter column version drop default;
alter table connector add constraint connector_identifier_key unique (identifier);

-- Requests that make something, and what was answered: the same request again gets the same answer.
create table idempotent_request (
    id          uuid primary key, -- also the id of what the request makes
    caller      text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint text        not null, -- of the request; sealed, since it may be that of a password
    held_until  timestamptz not null,
    created_at  timestamptz not null,
    status      int,
    headers     text,
    body        text,
    unique (caller, operation, key)
);
create index idempotent_request_age on idempotent_request (created_at);
