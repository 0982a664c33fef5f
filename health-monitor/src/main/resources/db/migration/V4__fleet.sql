-- Which connector has something to do next, without looking through the projects: never later than when its first project is due, unless it is
-- parked; null while it has none. Whether its host and its API show anything at all.
alter table connector
    add column due_at   timestamptz,
    add column breakers jsonb;

update connector c
   set due_at = (select p.next_check from project p where p.connector_id = c.id order by p.next_check limit 1);

create index connector_due on connector (due_at);

-- The last look left out the API, which showed nothing to others of the connector: it is made up for when the API is back.
alter table project add column awaits_api boolean not null default false;

create index project_awaiting on project (connector_id) where awaits_api;
