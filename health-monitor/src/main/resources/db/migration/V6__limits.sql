-- What connector-service last told of the calls that a connector's credential may make.
alter table connector
    add column limits    jsonb,
    add column limits_at timestamptz;
