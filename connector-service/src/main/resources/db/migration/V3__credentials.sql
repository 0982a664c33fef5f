create table credential (
    id               uuid primary key     default gen_random_uuid(),
    connector_id     uuid        not null references connector (id) on delete cascade,
    credential_use   text        not null,
    kind             text        not null,
    secret           text, -- sealed; null when disconnected
    tokens           text, -- sealed; what OAuth granted
    token_version    bigint      not null default 0,
    granted_at       timestamptz,
    account          text,
    expires_at       timestamptz,
    changed_at       timestamptz not null,
    checked_at       timestamptz,
    last_good_at     timestamptz,
    refused_at       timestamptz,
    refused_why      text,
    short_since      timestamptz,
    short_of         text,
    -- Who renews the tokens just now; begun and not ended means that Bitbucket's answer may be lost.
    renewal_holder   uuid,
    renewal_until    timestamptz,
    renewal_begun_at timestamptz,
    version          bigint      not null default 1,
    constraint credential_one_of_each_use unique (connector_id, credential_use)
);
create index credential_granted on credential (granted_at) where tokens is not null;

-- The ciphertexts stay bound to the connector's row, where they were.
insert into credential (connector_id, credential_use, kind, secret, account, changed_at, checked_at, last_good_at)
select id, 'SETUP', credential_kind, credential, account, created_at, created_at, created_at
from connector;

alter table connector
    drop column credential_kind,
    drop column credential,
    drop column account;

-- Authorizations that wait for a person to come back from Bitbucket, by the hash of their state.
create table oauth_request (
    id           uuid primary key,
    state_hash   text        not null unique,
    connector_id uuid        not null references connector (id) on delete cascade,
    credential_use text      not null,
    requested_by text        not null,
    secret       text        not null, -- sealed: the consumer and the code verifier
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index oauth_request_end on oauth_request (expires_at);
