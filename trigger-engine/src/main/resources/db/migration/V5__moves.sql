-- The last steps of a ref, newest first, as they were told. Of what was told before only the ends are known: they count as seen.
alter table head add column moves text[] not null default '{}';
update head set moves = array(select 'SEEN - ' || told from unnest(pushed_commits) told);
alter table head drop column pushed_commits;

-- What the last push named the commit by: an annotated tag is told by its tag object.
alter table head add column told_as text;
