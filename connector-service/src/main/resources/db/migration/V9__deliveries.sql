-- The last deliveries to each webhook. Those that its signature vouches for are kept apart from those that anybody can have sent.
create table webhook_delivery (
    id          uuid primary key,
    hook_id     text        not null references hook (id) on delete cascade,
    project_id  uuid        not null,
    received_at timestamptz not null,
    delivery_id text,
    event_key   text,
    signed      boolean     not null,
    status      int         not null,
    outcome     text        not null,
    reason      text        not null,
    bytes       bigint
);
create index webhook_delivery_hook on webhook_delivery (hook_id, signed, received_at desc, id desc);
create index webhook_delivery_project on webhook_delivery (project_id, received_at desc, id desc);
