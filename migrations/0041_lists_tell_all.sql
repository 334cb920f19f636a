-- How much a list tells of: a list that tells of less than there is to tell is behind, whenever what it misses was kept (CRT-43).
alter table revocation_lists add column told integer not null default 0;
create index certificates_told on certificates (portal, issuer, reason) where revoked_at is not null;
