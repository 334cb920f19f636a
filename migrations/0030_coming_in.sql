-- Coming in with a login certificate, and with a password that staff gave (CRT-2, CRT-4).

drop function enter_sign_in(text, uuid, uuid, text, text, text, timestamptz, timestamptz, text, text[], text, text, text);

-- A new session in one round trip, with what a sign-in ends and begins beside it and its audit entry, which comes last because it locks the
-- portal's chain. Nothing happens for an account that is not active. `p_certificate`: the serial number of the login certificate that the
-- session is good with, null for any.
create function enter_sign_in(
  p_portal text, p_account uuid, p_session uuid, p_token_hash text, p_browser text, p_address text, p_at timestamptz, p_ends_at timestamptz,
  p_device text, p_clear text[], p_give_back text, p_event text, p_body text, p_certificate text
) returns boolean language plpgsql as $$
declare
  cleared text;
begin
  perform set_config('madoguchi.portal', p_portal, true);
  update accounts set last_sign_in_at = p_at where portal = p_portal and id = p_account and state = 'active';
  if not found then
    return false;
  end if;
  insert into sessions (portal, token_hash, id, account_id, browser, address, created_at, seen_at, ends_at, certificate)
  values (p_portal, p_token_hash, p_session, p_account, p_browser, p_address, p_at, p_at, p_ends_at, p_certificate);
  insert into known_browsers as k (portal, token_hash, account_id, seen_at) values (p_portal, p_device, p_account, p_at)
  on conflict (portal, token_hash, account_id) do update set seen_at = greatest(k.seen_at, excluded.seen_at);
  foreach cleared in array p_clear loop
    delete from tries where portal = p_portal and lane = cleared;
  end loop;
  update tries set count = greatest(count - 1, 0) where portal = p_portal and lane = p_give_back;
  perform audit_append(p_portal, p_at, p_event, p_account, p_body);
  return true;
end $$;

drop function read_sessions(text, text[], text[], text[]);

-- A page's session and its account in one round trip: it names the portal and reads under row-level security. Of the texts that are to be
-- agreed to (by name and present version) it gives those that this account has not agreed to yet (ACC-33). A session that was begun with a
-- login certificate comes with the fingerprint of that certificate, and is gone as soon as the certificate is revoked.
create function read_sessions(p_portal text, p_token_hashes text[], p_terms text[], p_versions text[]) returns table (
  token_hash text, session_id uuid, seen_at timestamptz, ends_at timestamptz, account_id uuid, name text, role text, language text,
  outstanding text[], certificate text, initial_until timestamptz
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
    ), encode(sha256(l.der), 'hex'), a.initial_until
    from sessions s
      join accounts a on a.portal = s.portal and a.id = s.account_id
      left join certificates l on l.portal = s.portal and l.issuer = 'member' and l.serial = s.certificate
        and l.state = 'issued' and l.revoked_at is null
    where s.portal = p_portal and s.token_hash = any(p_token_hashes) and a.state = 'active'
      and (s.certificate is null or l.serial is not null);
end $$;
