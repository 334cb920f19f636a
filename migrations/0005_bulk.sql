-- Many cards at once: what was uploaded, how each row was judged, and what came of it (KEY-70).

-- One upload. `holder_id` is whose it is (KEY-41), `needs` which texts are to be agreed to, `terms` those that were. It is cleared away at
-- `expires_at`, for its rows hold cards and keys.
create table bulk_runs (
  portal text not null,
  id uuid not null,
  account_id uuid not null,
  holder_id uuid not null,
  asked text not null check (asked in ('new', 'extension')),
  language text not null,
  content_mac text not null,
  row_count integer not null,
  wrong_pairs integer not null default 0,
  state text not null check (state in ('checking', 'checked', 'running', 'done', 'stopped')),
  stopped_why text check (stopped_why in ('wrong-pairs', 'tries-used', 'given-up', 'replaced', 'account')),
  needs text[] not null default '{}',
  terms jsonb,
  created_at timestamptz not null,
  ended_at timestamptz,
  expires_at timestamptz not null,
  -- When work on it is due, how much was done by now, and how often in a row it could not be done.
  due_at timestamptz not null,
  steps integer not null default 0,
  tries integer not null default 0,
  primary key (portal, id),
  check ((state = 'stopped') = (stopped_why is not null)),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);
create index bulk_runs_holder on bulk_runs (portal, holder_id, created_at);
create index bulk_runs_due on bulk_runs (due_at) where state in ('checking', 'running');
create index bulk_runs_end on bulk_runs (expires_at);
-- The same file is under way once.
create unique index bulk_runs_content on bulk_runs (portal, holder_id, content_mac) where state in ('checking', 'checked', 'running');

-- A row of an upload, in the file's order. Sealed: device, card, and the registration key once there is one.
create table bulk_rows (
  portal text not null,
  id uuid not null,
  run_id uuid not null,
  place integer not null,
  state text not null check (state in ('waiting', 'proved', 'ready', 'done', 'same', 'refused')),
  sealed bytea not null,
  primary key (portal, id),
  unique (portal, run_id, place),
  foreign key (portal, run_id) references bulk_runs (portal, id) on delete cascade
);
create index bulk_rows_state on bulk_rows (portal, run_id, state, place);

do $$
declare
  name text;
begin
  foreach name in array array['bulk_runs', 'bulk_rows']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_one_portal on %I using (portal_is_open(portal)) with check (portal_is_open(portal))', name);
  end loop;
end $$;
