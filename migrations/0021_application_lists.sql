-- What is asked of applications and contracts beside their own rows.

-- A contract has one renewal, reissue, further certificate and revocation under way at a time; of a renewal the contract that it follows
-- until it is done.
create unique index applications_under_way on applications (portal, contract_id, kind)
  where contract_id is not null and kind in ('renewal', 'reissue', 'further', 'revocation')
    and status not in ('done', 'refused', 'cancelled');
create index applications_previous on applications (portal, previous_id) where previous_id is not null;
-- Only one term follows a term.
create unique index contracts_previous on contracts (portal, previous_id) where previous_id is not null;
