-- Decisions are shown newest first, by when they were made. Each index serves its filter alone (few rows are sorted, of many the newest
-- are found by time) and together with a project (in order).
drop index decision_by_project;
create index decision_by_time on decision (decided_at, seq);
create index decision_by_project on decision (project, decided_at, seq);
create index decision_by_ref on decision (ref, project, decided_at, seq) where ref is not null;
create index decision_by_pull_request on decision (pull_request, project, decided_at, seq) where pull_request is not null;
create index decision_by_rule on decision (rule, project, decided_at, seq);
create index decision_by_outcome on decision (outcome, project, decided_at, seq);

create index build_by_time on build (requested_at, seq);
create index build_by_project on build (project, requested_at, seq);
create index build_of_commit on build (commit);

-- A build that was run again says what it repeats: the first of its kind, which counts the attempts.
alter table build add column repeats uuid;
alter table build add column attempt integer not null default 1;
create index build_by_repeats on build (repeats) where repeats is not null;

-- Since when a project is known, and when it was told of last.
alter table project add column known_since timestamptz not null default now();
alter table project add column changed_at timestamptz not null default now();
