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
  created_at timestamptz not null,
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
  unique (portal, number_mac)
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

-- Who issued something for which device, with its end beside it, so that a list is read in order (KEY-9, PLT-44).
create table device_holders (
  portal text not null,
  holder_id uuid not null,
  kind text not null,
  device_id text not null,
  ends_on date,
  primary key (portal, holder_id, kind, device_id),
  foreign key (portal, kind, device_id) references devices (portal, kind, device_id)
);
create index device_holders_end on device_holders (portal, holder_id, ends_on, kind, device_id);
create index device_holders_device on device_holders (portal, kind, device_id);

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
