-- Mail to everybody: what is told of maintenance, and product news to those who asked for it (KEY-10).

-- One mail to many accounts. It is posted in batches in the order of the accounts' ids; `reached` is the last one posted to, written in the
-- transaction that posts, so that nobody is left out or told twice whatever ends a batch.
create table mailings (
  portal text not null,
  id uuid not null,
  letter text not null check (letter in ('maintenance-announced', 'maintenance-changed', 'maintenance-withdrawn', 'product-news')),
  -- The maintenance that it tells of.
  window_id uuid,
  -- The letter's facts in each language.
  facts jsonb not null,
  created_at timestamptz not null,
  reached uuid,
  posted integer not null default 0,
  -- Everybody was posted to, or it was overtaken by a newer one.
  ended_at timestamptz,
  primary key (portal, id),
  foreign key (portal, window_id) references windows_away (portal, id)
);
create index mailings_open on mailings (created_at) where ended_at is null;
create index mailings_window on mailings (portal, window_id);
alter table mailings enable row level security;
alter table mailings force row level security;
create policy of_one_portal on mailings using (portal_is_open(portal)) with check (portal_is_open(portal));

-- Letters of a mailing go after all others: a code that somebody waits for must not stand behind a hundred thousand of them.
alter table outbox add column mailing uuid, add column turn smallint generated always as (case when mailing is null then 0 else 1 end) stored;
drop index outbox_turn;
create index outbox_turn on outbox (portal, turn, (facts ->> 'until'), due_at, id) where state in ('waiting', 'sending');
create index outbox_mailing on outbox (portal, mailing) where mailing is not null and state in ('waiting', 'sending');
create index outbox_news on outbox (portal, account_id) where mailing is not null and state = 'waiting';

-- The days for which periods have grown because of a time away (KEY-33): what is left to do is known after any interruption.
alter table windows_away add column grown_from date, add column grown_to date;
