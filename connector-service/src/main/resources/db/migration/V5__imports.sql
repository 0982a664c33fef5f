create table import_job (
    id           uuid primary key,
    connector_id uuid        not null references connector (id) on delete cascade,
    workspace    text, -- null: the request named the repositories
    matching     text,
    naming       text        not null,
    settings     text        not null,
    status       text        not null,
    listed       boolean     not null, -- whether all items are known
    list_cursor  text,
    problem      text,
    wait_reason  text,
    due_at       timestamptz not null, -- by the service's clock
    attempts     int         not null,
    holder       uuid,
    held_until   timestamptz,          -- by the database's clock
    created_at   timestamptz not null,
    finished_at  timestamptz
);
create index import_job_connector on import_job (connector_id, created_at, id);
create index import_job_due on import_job (due_at) where status = 'RUNNING';

create table import_item (
    job_id          uuid        not null references import_job (id) on delete cascade,
    position        int         not null,
    repository_path text        not null,
    repository_id   text,
    status          text        not null,
    project_id      uuid,
    project_name    text,
    why             text,
    attempts        int         not null,
    due_at          timestamptz not null,
    started_at      timestamptz,
    primary key (job_id, position),
    constraint import_item_repository_key unique (job_id, repository_id)
);
create index import_item_open on import_item (job_id, due_at, position) where status in ('PENDING', 'SETTING_UP');
