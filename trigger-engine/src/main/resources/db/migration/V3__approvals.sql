-- Commits of pull requests from forks that somebody approved.
create table approval (
    project uuid not null,
    pull_request bigint not null,
    commit text not null,
    who text not null,
    way text not null,
    approved_at timestamptz not null,
    decision uuid not null,
    primary key (project, pull_request, commit)
);

-- When a row was last written, by this database's clock: an event may have been received long before it is decided.
alter table head add column written_at timestamptz not null default now();
alter table pull_request add column written_at timestamptz not null default now();
