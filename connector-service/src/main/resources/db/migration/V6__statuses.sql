-- What commits show or are to show: one row for each of a commit's builds, replaced by what is newer.
create table commit_status (
    id            uuid primary key,
    seq           bigint generated always as identity,
    project_id    uuid        not null references project (id) on delete cascade,
    commit_hash   text        not null,
    status_key    text        not null,
    wanted        text        not null, -- the newest message that was not late, as it came
    former_runs   text[]      not null, -- whose messages come too late from now on
    version       bigint      not null, -- grows with each change of what is wanted
    is_final      boolean     not null,
    delivery      text        not null,
    due_at        timestamptz not null,
    waiting_since timestamptz not null,
    attempts      int         not null,
    refusals      int         not null,
    problem       text,
    shown_at      timestamptz,
    fork_path     text, -- where it is shown when the project's own repository lacks the commit
    holder        uuid,
    held_until    timestamptz not null,
    constraint commit_status_key unique (project_id, commit_hash, status_key)
);
create index commit_status_page on commit_status (project_id, seq);
create index commit_status_waiting on commit_status (due_at) where delivery = 'WAITING';

-- Messages about builds read so far, from Kafka and over REST.
create table status_message (
    id          uuid primary key,
    status_id   uuid        not null,
    digest      text        not null, -- of what was sent, to tell a message sent again from another of the same id
    received_at timestamptz not null
);
create index status_message_age on status_message (received_at);
