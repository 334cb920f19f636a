-- The keys counter: what is known of an account beyond its names, cards, devices with the ledger of their terms, connection numbers,
-- maintenance windows and outages, and a portal's own secrets.

-- What somebody registered with, beyond the account's name, company and address on record (KEY-3).
create table account_details (
  portal text not null,
  account_id uuid not null,
  country text not null,
  postal_code text not null,
  -- Five lines, as the form has them; empty ones included.
  address text[] not null,
  phone text not null,
  -- Whether product news is wanted; maintenance is announced to everybody (KEY-10).
  wants_news boolean not null,
  primary key (portal, account_id),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);

-- What staff have allowed an account beyond what everybody may (KEY-50).
create table account_permissions (
  portal text not null,
  account_id uuid not null,
  permission text not null check (permission in ('mpcs')),
  given_at timestamptz not null,
  primary key (portal, account_id, permission),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);

-- Picture codes that were used: each works once. What it was lies sealed in its id, so only used ones are kept, until they would have ended.
create table spent_pictures (
  portal text not null,
  id_hash text not null,
  ends_at timestamptz not null,
  primary key (portal, id_hash)
);
create index spent_pictures_end on spent_pictures (ends_at);

-- A portal's own secrets, sealed: what keys are derived from, what cards are looked up by, what devices' answers are signed with. They
-- outlive the vault's keys, for nothing that was made with them could be found or checked again.
create table portal_secrets (
  portal text not null,
  name text not null,
  epoch integer not null,
  sealed bytea not null,
  primary key (portal, name, epoch)
);

-- Activation cards. Number and pair are kept as keyed hashes, by which they are found and proved, and sealed, for whoever may see them.
create table cards (
  portal text not null,
  id uuid not null,
  number_mac text not null,
  pair_mac text not null,
  sealed bytea not null,
  product text not null,
  batch text not null default '',
  voided_at timestamptz,
  created_at timestamptz not null,
  primary key (portal, id),
  unique (portal, number_mac),
  -- Cards are looked up by the pair alone, so that a wrong registration ID and a number nobody has are the same miss (KEY-23).
  unique (portal, pair_mac)
);

-- Devices that a card was used for, or that the factory told of. `seq`: cards that founded a key on it. What lists sort and numbers wait
-- by is written together with the ledger's entries: the term's last day, and the day from which its number is free.
create table devices (
  portal text not null,
  kind text not null check (kind in ('hdcom', 'mpcs')),
  device_id text not null,
  mac_address text,
  epoch integer not null default 1,
  seq integer not null default 0,
  number text,
  ends_on date,
  number_free_on date,
  created_at timestamptz not null,
  primary key (portal, kind, device_id)
);
create index devices_end on devices (portal, ends_on);

-- The ledger of terms: entries are added, never changed (KEY-35).
create table ledger_entries (
  portal text not null,
  id uuid not null,
  kind text not null,
  device_id text not null,
  place integer not null,
  change jsonb not null,
  at timestamptz not null,
  primary key (portal, id),
  unique (portal, kind, device_id, place),
  foreign key (portal, kind, device_id) references devices (portal, kind, device_id)
);
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger of terms is append-only';
end $$;
create trigger ledger_entries_keep before update or delete on ledger_entries for each row execute function ledger_is_append_only();
create trigger ledger_entries_keep_all before truncate on ledger_entries for each statement execute function ledger_is_append_only();

-- What a card was used for: one device, for ever (KEY-24). The key where it founded one; an extension has none of its own.
create table card_uses (
  portal text not null,
  card_id uuid not null,
  kind text not null,
  device_id text not null,
  seq integer,
  key_mac text,
  key_sealed bytea,
  entry_id uuid not null,
  account_id uuid not null,
  -- The customer of the account, or the account itself where it stands alone: whoever may see what was issued (KEY-41).
  holder_id uuid not null,
  terms text not null,
  terms_version text not null,
  at timestamptz not null,
  primary key (portal, card_id),
  unique (portal, kind, device_id, seq),
  unique (portal, key_mac),
  check ((seq is null) = (key_mac is null) and (seq is null) = (key_sealed is null)),
  foreign key (portal, card_id) references cards (portal, id),
  foreign key (portal, kind, device_id) references devices (portal, kind, device_id)
);
create index card_uses_device on card_uses (portal, kind, device_id, holder_id);
create index card_uses_account on card_uses (portal, account_id);

-- Who issued something for which device, with its end beside it, so that a list is read in order (KEY-9, PLT-44). `seq`: which of the
-- device's foundings the holder's newest card belongs to; of a later one, which is somebody else's, the holder learns nothing (KEY-41).
create table device_holders (
  portal text not null,
  holder_id uuid not null,
  kind text not null,
  device_id text not null,
  seq integer not null,
  ends_on date,
  primary key (portal, holder_id, kind, device_id),
  foreign key (portal, kind, device_id) references devices (portal, kind, device_id)
);
create index device_holders_end on device_holders (portal, holder_id, ends_on, kind, device_id);
-- With the holder, so that looking for a device of somebody else's ends as early as looking for one that nobody has (KEY-41).
create index device_holders_device on device_holders (portal, kind, device_id, holder_id);

-- Connection numbers that are a device's, or held for an application until its person has chosen (KEY-22).
create table connection_numbers (
  portal text not null,
  number text not null,
  kind text,
  device_id text,
  held_by text,
  held_until timestamptz,
  primary key (portal, number),
  check ((device_id is null) = (kind is null) and (device_id is null) <> (held_by is null) and (held_by is null) = (held_until is null)),
  foreign key (portal, kind, device_id) references devices (portal, kind, device_id)
);
create unique index connection_numbers_device on connection_numbers (portal, kind, device_id) where device_id is not null;
create index connection_numbers_held on connection_numbers (held_until) where held_by is not null;
create index connection_numbers_holder on connection_numbers (portal, held_by) where held_by is not null;

-- Holds up to `p_count` of the proposed numbers for an application, in their order, and gives those it holds now. Free is what has no row,
-- what was held until now, and a device's number whose quarantine is over; that device has none then. A number that somebody else is just
-- drawing is passed over, not waited for: nobody who draws ever waits for somebody else who does.
create function hold_numbers(
  p_portal text, p_application text, p_proposed text[], p_count integer, p_now timestamptz, p_until timestamptz, p_today date
) returns text[] language plpgsql as $$
declare
  proposed text;
  held text[] := '{}';
begin
  foreach proposed in array p_proposed loop
    exit when cardinality(held) >= p_count;
    continue when not pg_try_advisory_xact_lock(hashtextextended(p_portal || ' ' || proposed, 0));
    -- The device before its number, as everybody locks them.
    update devices as d set number = null, number_free_on = null from connection_numbers as c
    where c.portal = p_portal and c.number = proposed and d.portal = c.portal and d.kind = c.kind and d.device_id = c.device_id
      and d.number = proposed and d.number_free_on <= p_today;
    insert into connection_numbers as c (portal, number, held_by, held_until) values (p_portal, proposed, p_application, p_until)
    on conflict (portal, number) do update
      set kind = null, device_id = null, held_by = excluded.held_by, held_until = excluded.held_until
      where c.held_until <= p_now or (c.device_id is not null and not exists (
        select from devices as d
        where d.portal = c.portal and d.kind = c.kind and d.device_id = c.device_id and d.number = c.number));
    if found then
      held := held || proposed;
    end if;
  end loop;
  return held;
end $$;

-- Gives a device and keeps everybody else from writing to it until the transaction ends; one that nobody told of is made. With it comes
-- what the card `p_card` is at by then. Both are read by a statement of their own: one that waited for somebody else's writing would not
-- see what was written.
create function hold_device(p_portal text, p_kind text, p_device text, p_card uuid, p_at timestamptz) returns table (
  kind text, device_id text, mac_address text, epoch integer, seq integer, number text, ledger jsonb,
  card_id uuid, voided_at timestamptz, used_by text
) language plpgsql as $$
#variable_conflict use_column
declare
  held devices;
begin
  insert into devices as d (portal, kind, device_id, created_at) values (p_portal, p_kind, p_device, p_at)
  on conflict (portal, kind, device_id) do update set seq = d.seq returning d.* into held;
  return query
    select held.kind, held.device_id, held.mac_address, held.epoch, held.seq, held.number, l.ledger, c.id, c.voided_at, u.device_id
    from (
      select coalesce(jsonb_agg(e.change || jsonb_build_object('id', e.id) order by e.place), '[]') as ledger
      from ledger_entries as e where e.portal = p_portal and e.kind = p_kind and e.device_id = p_device) as l
    left join cards as c on c.portal = p_portal and c.id = p_card
    left join card_uses as u on u.portal = p_portal and u.card_id = p_card;
end $$;

-- Uses a card for a device that this transaction holds (KEY-25): the use with its key, the entries, the ends, the number and the holder.
-- `p_number` is null for an extension. Unless it gives `done` nothing was written. `key-taken`: another card has this very key.
create function use_card(
  p_portal text, p_kind text, p_device text, p_card uuid, p_seq integer, p_key_mac text, p_key_sealed bytea, p_entries jsonb,
  p_granted uuid, p_account uuid, p_holder uuid, p_terms text, p_terms_version text, p_number text, p_application text,
  p_ends_on date, p_number_free_on date, p_at timestamptz
) returns text language plpgsql as $$
begin
  if p_number is not null then
    perform from connection_numbers where portal = p_portal and number = p_number and held_by = p_application for update;
    if not found then
      return 'number-taken';
    end if;
  end if;
  perform from cards where portal = p_portal and id = p_card and voided_at is null for no key update;
  if not found then
    return 'card-taken';
  end if;
  insert into card_uses (portal, card_id, kind, device_id, seq, key_mac, key_sealed, entry_id, account_id, holder_id, terms, terms_version, at)
  values (p_portal, p_card, p_kind, p_device, case when p_number is not null then p_seq end, p_key_mac, p_key_sealed, p_granted, p_account,
    p_holder, p_terms, p_terms_version, p_at)
  on conflict do nothing;
  if not found then
    perform from card_uses where portal = p_portal and card_id = p_card;
    return case when found then 'card-taken' else 'key-taken' end;
  end if;

  insert into ledger_entries (portal, id, kind, device_id, place, change, at)
  select p_portal, n.id, p_kind, p_device, n.place, n.change, p_at
  from jsonb_to_recordset(p_entries) as n (id uuid, place integer, change jsonb);
  if p_number is not null then
    -- A number the device had before stays out of use until its quarantine is over.
    update connection_numbers as c
    set kind = null, device_id = null, held_by = 'quarantine', held_until = coalesce(d.number_free_on::timestamp at time zone 'UTC', p_at)
    from devices as d where c.portal = p_portal and c.kind = p_kind and c.device_id = p_device
      and d.portal = p_portal and d.kind = p_kind and d.device_id = p_device;
    update connection_numbers set kind = p_kind, device_id = p_device, held_by = null, held_until = null
    where portal = p_portal and number = p_number;
    delete from connection_numbers where portal = p_portal and held_by = p_application;
  end if;
  update devices set seq = p_seq, number = coalesce(p_number, number), ends_on = p_ends_on, number_free_on = p_number_free_on
  where portal = p_portal and kind = p_kind and device_id = p_device;
  insert into device_holders (portal, holder_id, kind, device_id, seq, ends_on)
  values (p_portal, p_holder, p_kind, p_device, p_seq, p_ends_on)
  on conflict (portal, holder_id, kind, device_id) do update set seq = excluded.seq, ends_on = excluded.ends_on;
  -- Whoever else has part in this term.
  update device_holders set ends_on = p_ends_on
  where portal = p_portal and kind = p_kind and device_id = p_device and seq = p_seq and ends_on is distinct from p_ends_on;
  return 'done';
end $$;

-- What an application was offered, so that neither reload nor a second tab gives more (KEY-22).
create table number_offers (
  portal text not null,
  application text not null,
  account_id uuid not null,
  candidates text[] not null,
  shown text[] not null,
  redraws_left integer not null check (redraws_left >= 0),
  held_until timestamptz not null,
  primary key (portal, application)
);
create index number_offers_end on number_offers (held_until);

-- Times in which the counter is away: planned windows, announced from a day on, and outages recorded afterwards (KEY-10, KEY-33).
create table windows_away (
  portal text not null,
  id uuid not null,
  kind text not null check (kind in ('maintenance', 'outage')),
  begins_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begins_at),
  announced_at timestamptz not null,
  withdrawn_at timestamptz,
  text_ja text not null default '',
  text_en text not null default '',
  primary key (portal, id)
);
create index windows_away_end on windows_away (portal, ends_at);

-- A device's question in one round trip: counts it in its lanes, in their order, then looks for the device whose newest key this is, with its
-- ledger and all that terms are judged by. It names the portal itself. A window of a lane begins with its first try.
create function begin_device_question(
  p_portal text, p_lanes text[], p_window integer, p_now timestamptz, p_kind text, p_device text, p_key_mac text
) returns table (
  counts integer[], since timestamptz[], mac_address text, epoch integer, seq integer, number text, ledger jsonb,
  away_from timestamptz[], away_until timestamptz[]
) language plpgsql rows 1 as $$
declare
  each text;
begin
  perform set_config('madoguchi.portal', p_portal, true);
  -- Nobody waits for the disk to count a try: a crash of PostgreSQL itself may lose the last moment's counts, never what was answered as done.
  perform set_config('synchronous_commit', 'off', true);
  counts := '{}';
  since := '{}';
  foreach each in array p_lanes loop
    counts := counts || count_in_window(p_portal, each, p_window, p_now);
    since := since || (select t.first_at from tries as t where t.portal = p_portal and t.lane = each);
  end loop;
  select d.mac_address, d.epoch, d.seq, d.number, (
    select coalesce(jsonb_agg(e.change || jsonb_build_object('id', e.id) order by e.place), '[]')
    from ledger_entries as e where e.portal = d.portal and e.kind = d.kind and e.device_id = d.device_id
  ) into mac_address, epoch, seq, number, ledger
  from devices as d
  join card_uses as u on u.portal = d.portal and u.kind = d.kind and u.device_id = d.device_id and u.seq = d.seq
  where d.portal = p_portal and d.kind = p_kind and d.device_id = p_device and u.key_mac = p_key_mac;
  select coalesce(array_agg(w.begins_at order by w.begins_at, w.id), '{}'), coalesce(array_agg(w.ends_at order by w.begins_at, w.id), '{}')
  into away_from, away_until
  from windows_away as w where w.portal = p_portal and w.withdrawn_at is null and w.begins_at <= p_now;
  return next;
end $$;

-- A right key is no try: gives one back in each of these lanes, in the same order. It names the portal itself.
create function give_back_each(p_portal text, p_lanes text[]) returns void language plpgsql as $$
declare
  each text;
begin
  perform set_config('madoguchi.portal', p_portal, true);
  perform set_config('synchronous_commit', 'off', true);
  foreach each in array p_lanes loop
    update tries set count = greatest(count - 1, 0) where portal = p_portal and lane = each;
  end loop;
end $$;

-- Staff are told of too many wrong tries at cards (KEY-23).
alter table cases drop constraint cases_kind_check;
alter table cases add constraint cases_kind_check
  check (kind in ('recovery-without-mail', 'customer-code', 'inquiry', 'deletion', 'main-user', 'card-alarm'));

do $$
declare
  name text;
begin
  foreach name in array array['account_details', 'account_permissions', 'spent_pictures', 'portal_secrets', 'cards', 'devices',
    'ledger_entries', 'card_uses', 'device_holders', 'connection_numbers', 'number_offers', 'windows_away']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_one_portal on %I using (portal_is_open(portal)) with check (portal_is_open(portal))', name);
  end loop;
end $$;
