-- Those of a head's commits that a push or a look told of. What was known before counts as told.
alter table head add column pushed_commits text[] not null default '{}';
update head set pushed_commits = case when commit is null then left_commits else left_commits || commit end;
