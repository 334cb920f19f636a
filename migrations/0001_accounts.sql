-- Accounts and everything that belongs to one portal. Every such table carries its portal, and row-level security lets a connection
-- see only the rows of the portal it has named for its transaction (madoguchi.portal); '*' is for jobs and for the vendor's own commands.
-- No default reads the server's clock: every time comes from the program, so that the demo clock rules them all.

create function portal_is_open(row_portal text) returns boolean language sql stable parallel safe as $$
  select row_portal = nullif(current_setting('madoguchi.portal', true), '') or current_setting('madoguchi.portal', true) = '*'
$$;

create table customers (
  portal text not null,
  id uuid not null,
  code text not null,
  company text not null,
  kana text not null default '',
  postal_code text not null,
  address text not null default '',
  phone text not null default '',
  created_at timestamptz not null,
  primary key (portal, id),
  unique (portal, code)
);

create table accounts (
  portal text not null,
  id uuid not null,
  customer_id uuid,
  role text not null check (role in ('sole', 'main', 'shared')),
  state text not null check (state in ('active', 'suspended', 'closed')),
  name text not null default '',
  name_folded text not null default '',
  company text not null default '',
  contract text not null default '',
  -- The address as it was typed, and its canonical form. Addresses may be shared by several accounts: sign-in goes by identifiers alone.
  mail text,
  mail_canonical text,
  language text not null default 'ja' check (language in ('ja', 'en')),
  password_hash text,
  password_set_at timestamptz,
  -- An initial password given by an operator opens only the page for a new one, until this time.
  initial_until timestamptz,
  locked_at timestamptz,
  last_check_at timestamptz,
  last_sign_in_at timestamptz,
  invited_at timestamptz,
  created_at timestamptz not null,
  primary key (portal, id),
  foreign key (portal, customer_id) references customers (portal, id)
);
create unique index accounts_one_main_user on accounts (portal, customer_id) where role = 'main' and state <> 'closed';
create index accounts_customer on accounts (portal, customer_id);
create index accounts_mail on accounts (portal, mail_canonical);

create table identifiers (
  portal text not null,
  kind text not null,
  canonical text not null,
  account_id uuid not null,
  primary key (portal, kind, canonical),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);
create index identifiers_account on identifiers (portal, account_id);

-- Replaced passwords; the number is the order in which they were replaced.
create table password_history (
  portal text not null,
  account_id uuid not null,
  number bigint generated always as identity,
  set_at timestamptz,
  hash text not null,
  primary key (portal, account_id, number),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);

create table sessions (
  portal text not null,
  token_hash text not null,
  id uuid not null,
  account_id uuid not null,
  browser text not null,
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (portal, token_hash),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);
create unique index sessions_id on sessions (portal, id);
create index sessions_account on sessions (portal, account_id);

-- Browsers that have signed in to an account before: they keep their own count of failed tries (ACC-4).
create table known_browsers (
  portal text not null,
  token_hash text not null,
  account_id uuid not null,
  seen_at timestamptz not null,
  primary key (portal, token_hash, account_id),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);

-- Counts of tries, keyed by a keyed hash of what is counted: accounts and unknown identifiers look the same here. Tries that came too
-- early are not counted; how many of them there were since the last counted one stands in turned_away.
create table tries (
  portal text not null,
  lane text not null,
  count integer not null,
  turned_away integer not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (portal, lane)
);
create index tries_last on tries (last_at);

-- Links and temporary passwords that were mailed. Only a hash is kept.
create table grants (
  portal text not null,
  id uuid not null,
  purpose text not null,
  account_id uuid,
  secret_hash text not null,
  facts bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz,
  replaced_at timestamptz,
  primary key (portal, id),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);
create unique index grants_secret on grants (portal, secret_hash);
create index grants_account on grants (portal, account_id, purpose);

create table one_time_codes (
  portal text not null,
  flow_id text not null,
  account_id uuid not null,
  code_hash text not null,
  tries integer not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (portal, flow_id),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);

-- Where somebody is in a procedure. The state is sealed: it may hold what was typed.
create table flow_states (
  portal text not null,
  id text not null,
  flow text not null,
  browser_hash text not null,
  state bytea not null,
  version integer not null,
  expires_at timestamptz not null,
  primary key (portal, id)
);
create index flow_states_expiry on flow_states (expires_at);
create index flow_states_browser on flow_states (portal, browser_hash);

-- What was asked for by somebody who is not signed in: written in the same way for known and unknown, worked on after the answer (ACC-19).
create table requests (
  portal text not null,
  id uuid not null,
  kind text not null,
  sealed bytea not null,
  due_at timestamptz not null,
  tries integer not null default 0,
  last_error text,
  primary key (portal, id)
);
create index requests_due on requests (due_at);

-- Mail that waits, was sent or failed: a template's name and facts. The secret part is sealed, and wiped when it is sent (ACC-40).
create table outbox (
  portal text not null,
  id uuid not null,
  letter text not null,
  language text not null,
  recipient text not null,
  account_id uuid,
  facts jsonb not null,
  secret bytea,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  tries integer not null default 0,
  created_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  primary key (portal, id)
);
-- In the order in which a portal's letters go; and those under way.
create index outbox_turn on outbox (portal, (facts ->> 'until'), due_at, id) where state in ('waiting', 'sending');
create index outbox_under_way on outbox (portal, recipient) where state = 'sending';
create index outbox_account on outbox (portal, account_id);

-- Demo mode's mailbox: mail as its reader sees it. `arrival` keeps the order in which mails came in, for the demo clock can be set back.
create table inbox (
  portal text not null,
  id uuid not null,
  arrival bigint generated always as identity,
  sender text not null,
  recipient text not null,
  subject text not null,
  text text not null,
  html text not null,
  sent_at timestamptz not null,
  primary key (portal, id)
);
create index inbox_recipient on inbox (lower(recipient), arrival);
create index inbox_arrival on inbox (arrival);

create table consents (
  portal text not null,
  account_id uuid not null,
  terms text not null,
  version text not null,
  given_at timestamptz not null,
  primary key (portal, account_id, terms, version),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);

-- What staff have to look at; the office draws its queues from here. `number` is what the person was told.
create table cases (
  portal text not null,
  id uuid not null,
  kind text not null check (kind in ('recovery-without-mail', 'customer-code', 'inquiry', 'deletion', 'main-user')),
  number text not null,
  state text not null check (state in ('unconfirmed', 'waiting', 'approved', 'refused', 'closed')),
  account_id uuid,
  -- Sealed; null when the account it told of was deleted.
  facts bytea,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (portal, id),
  unique (portal, number)
);
create index cases_waiting on cases (portal, state, created_at);
create index cases_account on cases (portal, account_id);

-- A shared user asks the main user for a new password (TRD-8).
create table shared_user_requests (
  portal text not null,
  id uuid not null,
  account_id uuid not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (portal, id),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);
create unique index shared_user_requests_open on shared_user_requests (portal, account_id) where closed_at is null;

-- Facts of the whole program, such as the demo clock.
create table program_facts (
  name text primary key,
  value text not null
);

-- The audit trail: append-only, each entry chained to the one before it by hash, one chain a portal (ACC-50). The hash covers the number
-- and the body; the body says everything that the other columns say, and `audit verify` compares them.
create table audit_heads (
  portal text primary key,
  number bigint not null,
  hash bytea not null
);
create table audit_events (
  portal text not null,
  number bigint not null,
  at timestamptz not null,
  event text not null,
  account_id uuid,
  body text not null,
  previous bytea not null,
  hash bytea not null,
  primary key (portal, number)
);
create index audit_account on audit_events (portal, account_id, number desc);

create function audit_append(p_portal text, p_at timestamptz, p_event text, p_account uuid, p_body text) returns void language plpgsql as $$
declare
  head audit_heads;
  next_hash bytea;
begin
  insert into audit_heads values (p_portal, 0, '\x') on conflict do nothing;
  select * into strict head from audit_heads where portal = p_portal for update;
  next_hash := sha256(head.hash || convert_to((head.number + 1)::text || E'\n' || p_body, 'UTF8'));
  insert into audit_events values (p_portal, head.number + 1, p_at, p_event, p_account, p_body, head.hash, next_hash);
  update audit_heads set number = head.number + 1, hash = next_hash where portal = p_portal;
end $$;

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger audit_events_keep before update or delete on audit_events for each row execute function audit_is_append_only();
create trigger audit_events_keep_all before truncate on audit_events for each statement execute function audit_is_append_only();

-- Counts a try, or turns it away where the wait after the failures so far (seconds, by their number) is not over (ACC-4). The row's lock
-- puts parallel tries in a line. A lane without a wait counts even where another process's clock is a little ahead.
create function count_try(p_portal text, p_lane text, p_now timestamptz, p_waits integer[]) returns tries language plpgsql as $$
declare
  counted tries;
begin
  insert into tries as t (portal, lane, count, first_at, last_at) values (p_portal, p_lane, 1, p_now, p_now)
  on conflict (portal, lane) do update set (count, turned_away, last_at) = (
    select
      case when free then t.count + 1 else t.count end,
      case when free then 0 else t.turned_away + 1 end,
      case when free then greatest(t.last_at, excluded.last_at) else t.last_at end
    from (
      select wait = 0 or t.last_at + make_interval(secs => wait) <= excluded.last_at as free
      from (select p_waits[least(t.count + 1, cardinality(p_waits))] as wait) as waits
    ) as judged
  )
  returning t.* into counted;
  return counted;
end $$;

-- Counts one in a window that begins with its first, and gives how many there were with this one.
create function count_in_window(p_portal text, p_lane text, p_seconds integer, p_now timestamptz) returns integer language plpgsql as $$
declare
  counted integer;
begin
  insert into tries as t (portal, lane, count, first_at, last_at) values (p_portal, p_lane, 1, p_now, p_now)
  on conflict (portal, lane) do update set (count, first_at, last_at) = (
    select
      case when over then 1 else t.count + 1 end,
      case when over then excluded.first_at else t.first_at end,
      greatest(t.last_at, excluded.last_at)
    from (select t.first_at + make_interval(secs => p_seconds) <= excluded.first_at as over) as judged
  )
  returning t.count into counted;
  return counted;
end $$;

-- A try at a password in one round trip: finds the account and counts in all lanes. Whoever clears lanes does it in the same order:
-- the account's, the browser's own, the network address's.
create function begin_sign_in(
  p_portal text, p_kind text, p_canonical text, p_device text, p_from text, p_stranger text, p_browser text, p_seen text,
  p_now timestamptz, p_window integer, p_waits integer[]
) returns table (account accounts, known boolean, attempt tries, own_tries integer, from_address integer) language plpgsql rows 1 as $$
begin
  perform set_config('madoguchi.portal', p_portal, true);
  -- Nobody waits for the disk to count a try: a crash of PostgreSQL itself may lose the last moment's counts, never what was answered as done.
  perform set_config('synchronous_commit', 'off', true);
  select a.* into account
  from identifiers i join accounts a on a.portal = i.portal and a.id = i.account_id
  where i.portal = p_portal and i.kind = p_kind and i.canonical = p_canonical;
  known := exists (
    select from known_browsers k where k.portal = p_portal and k.token_hash = p_device and k.account_id = account.id
  );
  attempt := count_try(p_portal, case when known then p_browser else p_stranger end, p_now, p_waits);
  own_tries := count_in_window(p_portal, p_seen, p_window, p_now);
  from_address := count_in_window(p_portal, p_from, p_window, p_now);
  return next;
end $$;

-- A new session in one round trip, with what a sign-in ends and begins beside it and its audit entry, which comes last because it locks the
-- portal's chain. Nothing happens for an account that is not active.
create function enter_sign_in(
  p_portal text, p_account uuid, p_session uuid, p_token_hash text, p_browser text, p_address text, p_at timestamptz, p_ends_at timestamptz,
  p_device text, p_clear text[], p_give_back text, p_event text, p_body text
) returns boolean language plpgsql as $$
declare
  cleared text;
begin
  perform set_config('madoguchi.portal', p_portal, true);
  update accounts set last_sign_in_at = p_at where portal = p_portal and id = p_account and state = 'active';
  if not found then
    return false;
  end if;
  insert into sessions (portal, token_hash, id, account_id, browser, address, created_at, seen_at, ends_at)
  values (p_portal, p_token_hash, p_session, p_account, p_browser, p_address, p_at, p_at, p_ends_at);
  insert into known_browsers as k (portal, token_hash, account_id, seen_at) values (p_portal, p_device, p_account, p_at)
  on conflict (portal, token_hash, account_id) do update set seen_at = greatest(k.seen_at, excluded.seen_at);
  foreach cleared in array p_clear loop
    delete from tries where portal = p_portal and lane = cleared;
  end loop;
  update tries set count = greatest(count - 1, 0) where portal = p_portal and lane = p_give_back;
  perform audit_append(p_portal, p_at, p_event, p_account, p_body);
  return true;
end $$;

-- A page's session and its account in one round trip: it names the portal and reads under row-level security. Of the texts that are to be
-- agreed to (by name and present version) it gives those that this account has not agreed to yet (ACC-33).
create function read_sessions(p_portal text, p_token_hashes text[], p_terms text[], p_versions text[]) returns table (
  token_hash text, session_id uuid, seen_at timestamptz, ends_at timestamptz, account_id uuid, name text, role text, language text,
  outstanding text[]
) language plpgsql as $$
begin
  perform set_config('madoguchi.portal', p_portal, true);
  return query
    select s.token_hash, s.id, s.seen_at, s.ends_at, a.id, a.name, a.role, a.language, array(
      select w.terms from unnest(p_terms, p_versions) with ordinality as w (terms, version, place)
      where not exists (
        select from consents c where c.portal = p_portal and c.account_id = a.id and c.terms = w.terms and c.version = w.version
      )
      order by w.place
    )
    from sessions s join accounts a on a.portal = s.portal and a.id = s.account_id
    where s.portal = p_portal and s.token_hash = any(p_token_hashes) and a.state = 'active';
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['customers', 'accounts', 'identifiers', 'password_history', 'sessions', 'known_browsers', 'tries', 'grants',
    'one_time_codes', 'flow_states', 'requests', 'outbox', 'inbox', 'consents', 'cases', 'shared_user_requests', 'audit_heads', 'audit_events']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_one_portal on %I using (portal_is_open(portal)) with check (portal_is_open(portal))', name);
  end loop;
end $$;
