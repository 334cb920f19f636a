-- The certificate desk: authorities and what they issued, contracts and applications, coupons, what a session was begun with.

-- Issuers with their sealed keys (CRT-40). Certificates and CRLs are public; keys leave the vault only to sign.
create table authorities (
  portal text not null,
  name text not null,
  issuer text,
  certificate bytea not null,
  key_sealed bytea not null,
  created_at timestamptz not null,
  primary key (portal, name)
);

-- The journal of certificates (CRT-42). A serial is reserved, then about to be signed, then issued; one that stayed about to be signed is
-- treated as issued and revoked. An approval yields one certificate: what is not void is there once.
create table certificates (
  portal text not null,
  issuer text not null,
  serial text not null,
  approval text not null,
  profile text not null,
  state text not null check (state in ('reserved', 'signing', 'issued', 'lost')),
  hash text,
  der bytea,
  -- Of a server's certificate, an account's login certificate, or the desk's own.
  application_id uuid,
  contract_id uuid,
  account_id uuid,
  subject text not null default '',
  names text[] not null default '{}',
  key_fingerprint text not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  reserved_at timestamptz not null,
  issued_at timestamptz,
  revoked_at timestamptz,
  reason text,
  -- A former certificate that lives on until then (CRT-15).
  revoke_due_at timestamptz,
  primary key (portal, issuer, serial),
  foreign key (portal, issuer) references authorities (portal, name)
);
create unique index certificates_approval on certificates (portal, approval) where state <> 'lost';
create index certificates_application on certificates (portal, application_id);
create index certificates_contract on certificates (portal, contract_id, not_before);
create index certificates_account on certificates (portal, account_id) where account_id is not null;
create index certificates_revoked on certificates (portal, issuer, revoked_at) where revoked_at is not null;
create index certificates_due on certificates (portal, revoke_due_at) where revoke_due_at is not null and revoked_at is null;

create table revocation_lists (
  portal text not null,
  issuer text not null,
  number integer not null,
  der bytea not null,
  this_update timestamptz not null,
  next_update timestamptz not null,
  primary key (portal, issuer, number),
  foreign key (portal, issuer) references authorities (portal, name)
);

-- Keys that are never certified again, and whose keys were seen first (CRT-11).
create table blocked_keys (
  portal text not null,
  fingerprint text not null,
  at timestamptz not null,
  primary key (portal, fingerprint)
);
create table seen_keys (
  portal text not null,
  fingerprint text not null,
  holder_id uuid not null,
  at timestamptz not null,
  primary key (portal, fingerprint)
);

-- A contract and its present term; a term that follows is a contract of its own, which names the one before.
create table contracts (
  portal text not null,
  id uuid not null,
  -- `B` and seven digits, given when it is concluded.
  code text not null,
  account_id uuid not null,
  holder_id uuid not null,
  service text not null,
  renews_itself boolean not null,
  begins_on date not null,
  ends_on date not null,
  carried_over integer not null,
  previous_id uuid,
  state text not null check (state in ('active', 'ended', 'revoked')),
  -- Of an auto-renewing contract: no further term (CRT-18).
  terminates boolean not null default false,
  reissues integer not null default 0,
  agent_code text not null,
  organisation text not null,
  server_name text not null,
  -- Organisation, contacts and server as they were examined last; sealed.
  data bytea not null,
  examined_at timestamptz not null,
  created_at timestamptz not null,
  primary key (portal, id),
  unique (portal, code)
);
create index contracts_holder on contracts (portal, holder_id, ends_on);
create index contracts_end on contracts (portal, state, ends_on);

-- One application is one record (CRT-13).
create table applications (
  portal text not null,
  id uuid not null,
  account_id uuid not null,
  holder_id uuid not null,
  kind text not null check (kind in ('new', 'renewal', 'reissue', 'further', 'contacts', 'revocation', 'cancellation')),
  status text not null check (status in ('received', 'awaiting-documents', 'examining', 'issuing', 'done', 'refused', 'cancelled')),
  version integer not null default 1,
  service text not null,
  contract_id uuid,
  -- The application that this one is about, or follows (both link to each other).
  previous_id uuid,
  applied_at timestamptz not null,
  changed_at timestamptz not null,
  completed_at timestamptz,
  agent_code text not null,
  organisation text not null,
  organisation_folded text not null,
  server_name text not null,
  server_type text not null default '',
  coupon text,
  key_fingerprint text,
  downloaded_at timestamptz,
  -- Until when a revocation has to be done (CRT-17).
  due_at timestamptz,
  -- Everything that was applied for, and what staff noted; sealed.
  data bytea not null,
  primary key (portal, id),
  foreign key (portal, contract_id) references contracts (portal, id)
);
create index applications_holder on applications (portal, holder_id, applied_at desc, id desc);
create index applications_contract on applications (portal, contract_id);
create index applications_open on applications (portal, status, applied_at) where status not in ('done', 'refused', 'cancelled');
create index applications_due on applications (portal, due_at) where due_at is not null and completed_at is null;

-- What was begun and not sent yet: kept by account, so that neither reload nor the session's end loses it (CRT-10).
create table application_drafts (
  portal text not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  contract_id uuid,
  data bytea not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (portal, id),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);
create index application_drafts_account on application_drafts (portal, account_id, changed_at desc);
create index application_drafts_end on application_drafts (expires_at);

-- Documents that were sent in (CRT-19); sealed.
create table application_documents (
  portal text not null,
  id uuid not null,
  application_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  content bytea not null,
  uploaded_at timestamptz not null,
  primary key (portal, id),
  foreign key (portal, application_id) references applications (portal, id)
);
create index application_documents_of on application_documents (portal, application_id);

-- Coupons, and who holds or used which (CRT-30). A use is held from the application on, so it is never there twice.
create table coupons (
  portal text not null,
  number text not null,
  agent_code text not null,
  service text not null,
  uses integer not null check (uses > 0),
  taken integer not null default 0,
  until_day date not null,
  created_at timestamptz not null,
  primary key (portal, number),
  check (taken between 0 and uses)
);
create index coupons_agent on coupons (portal, agent_code);
create table coupon_uses (
  portal text not null,
  application_id uuid not null,
  number text not null,
  state text not null check (state in ('held', 'used')),
  at timestamptz not null,
  primary key (portal, application_id),
  foreign key (portal, number) references coupons (portal, number)
);
create index coupon_uses_number on coupon_uses (portal, number);

-- What an account fills its applications with (CRT-30); sealed.
create table account_presets (
  portal text not null,
  account_id uuid not null,
  agent_code text not null,
  data bytea not null,
  primary key (portal, account_id),
  foreign key (portal, account_id) references accounts (portal, id) on delete cascade
);

-- A session that was begun with a login certificate is good with that certificate only (CRT-2).
alter table sessions add column certificate text;

do $$
declare
  name text;
begin
  foreach name in array array['authorities', 'certificates', 'revocation_lists', 'blocked_keys', 'seen_keys', 'contracts', 'applications',
    'application_drafts', 'application_documents', 'coupons', 'coupon_uses', 'account_presets']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_one_portal on %I using (portal_is_open(portal)) with check (portal_is_open(portal))', name);
  end loop;
end $$;
