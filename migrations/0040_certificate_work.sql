-- The certificate desk's work that comes by itself: notices that were given, and a root whose key is kept elsewhere.

-- What somebody was told about a contract or an application, once each: `renewal-30`, `clock-overdue` (CRT-17, CRT-23).
create table certificate_notices (
  portal text not null,
  about uuid not null,
  what text not null,
  at timestamptz not null,
  primary key (portal, about, what)
);
alter table certificate_notices enable row level security;
alter table certificate_notices force row level security;
create policy of_one_portal on certificate_notices using (portal_is_open(portal)) with check (portal_is_open(portal));

-- A root's key can be kept away from the program (CRT-40).
alter table authorities alter column key_sealed drop not null;
