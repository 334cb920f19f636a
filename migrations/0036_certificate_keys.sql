-- Every certificate of a key that turned out to be in other hands (CRT-17).
create index certificates_key on certificates (portal, key_fingerprint);
