const N = '(:n::int)'

/**
 * The rows of one issue as somebody would write them by hand, one statement after the other, in one transaction: what PLT-42 divides by.
 * `:n` is the issue's number; hashes and sealed bytes are made up, but as long as real ones.
 */
export const issueByHand = (portal: string): readonly string[] => [
  'begin',
  `select set_config('madoguchi.portal', '${portal}', true)`,
  `insert into devices (portal, kind, device_id, created_at)
    values ('${portal}', 'hdcom', upper(lpad(to_hex(${N}), 16, '0')), now())`,
  `select id from cards where portal = '${portal}' and id = ${cardId(N)} and voided_at is null for no key update`,
  `select number from connection_numbers where portal = '${portal}' and held_by = 'application ' || ${N} for update`,
  `insert into card_uses (portal, card_id, kind, device_id, seq, key_mac, key_sealed, entry_id, account_id, holder_id, terms, terms_version, at)
    values ('${portal}', ${cardId(N)}, 'hdcom', upper(lpad(to_hex(${N}), 16, '0')), 1, md5(${N}::text) || md5('key ' || ${N}),
      decode(repeat('ab', 65), 'hex'), ${cardId(N)}, ${cardId(N)}, ${cardId(N)}, 'paid', '2026-04-01', now())`,
  `insert into ledger_entries (portal, id, kind, device_id, place, change, at)
    values ('${portal}', ${cardId(N)}, 'hdcom', upper(lpad(to_hex(${N}), 16, '0')), 1,
      '{"is": "granted","on": "2026-11-20","run": 1,"product": "701W","period": "P1Y","anchor": null}', now())`,
  `update connection_numbers set kind = 'hdcom', device_id = upper(lpad(to_hex(${N}), 16, '0')), held_by = null, held_until = null
    where portal = '${portal}' and number = ${numberOf(N, 0)}`,
  `delete from connection_numbers where portal = '${portal}' and held_by = 'application ' || ${N}`,
  `update devices set seq = 1, number = ${numberOf(N, 0)}
    where portal = '${portal}' and kind = 'hdcom' and device_id = upper(lpad(to_hex(${N}), 16, '0'))`,
  `insert into device_holders (portal, holder_id, kind, device_id, seq, ends_on)
    values ('${portal}', ${cardId(N)}, 'hdcom', upper(lpad(to_hex(${N}), 16, '0')), 1, null)`,
  `insert into outbox (portal, id, letter, language, recipient, facts, secret, state, tries, created_at, due_at)
    values ('${portal}', ${cardId(N)}, 'key-issued', 'ja', 'hanbai@koeda-denki.example',
      '{"kind": "hdcom","device": "0000-0000-0000-0000","number": "111-00000","term": {"months": 12}}', decode(repeat('ab', 65), 'hex'),
      'waiting', 0, now(), now())`,
  `select audit_append('${portal}', now(), 'key.issued', ${cardId(N)}, '{"event": "key.issued", "number": ' || ${N} || '}')`,
  'commit',
]

/** The id of a planted card, in SQL. */
export const cardId = (n: string): string => `('00000000-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** The k-th of the three numbers that are held for a planted application, in SQL. */
export const numberOf = (n: string, k: number): string =>
  `('${100 + k}' || (${n}) / 100000 || '-' || lpad(((${n}) % 100000)::text, 5, '0'))`
