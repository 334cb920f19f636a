import { expect, test } from 'vitest'
import { judgeStoredHash } from './judge-stored-hash.ts'

const tail = 'c2l4dGVlbiBieXRlcyA6KQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

test.each([
  [`$argon2id$v=19$m=19456,t=2,p=1$${tail}`, 'good'],
  [`$argon2id$v=19$m=8192,t=3,p=4$${tail}`, 'good'],
  [`$argon2id$v=19$m=65536,t=3,p=4$${tail}`, 'slow'],
  [`$argon2id$v=19$m=4194304,t=9,p=1$${tail}`, 'unreadable'],
  [`$argon2i$v=19$m=4096,t=3,p=1$${tail}`, 'unreadable'],
  ['$argon2id$v=19$m=19456,t=2,p=1$$', 'unreadable'],
  [`$pbkdf2-sha256$29000$${tail}`, 'good'],
  [`$pbkdf2-sha256$i=600000$${tail}`, 'slow'],
  [`$scrypt$ln=12,r=8,p=1$${tail}`, 'good'],
  [`$scrypt$ln=15,r=8,p=1$${tail}`, 'slow'],
  [`$scrypt$ln=30,r=8,p=1$${tail}`, 'unreadable'],
  ['$2b$12$abcdefghijklmnopqrstuvabcdefghijklmnopqrstuvabcdefghijk', 'unreadable'],
  ['5f4dcc3b5aa765d61d8327deb882cf99', 'unreadable'],
  ['', 'unreadable'],
])('ACC-60 %s is %s', (stored, verdict) => expect(judgeStoredHash(stored)).toBe(verdict))
