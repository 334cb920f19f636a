import { expect, it } from 'vitest'
import type { ApplicationData } from './desk-data.ts'
import { differences } from './differences.ts'

const server = { names: ['www.kaede.example'], serverType: 'nginx', csr: 'A', wantsSeal: true }
const contact = {
  ...{
    organisation: '楓ワークス',
    department: '',
    title: '',
    name: '楓 一郎',
    postalCode: '530-0001',
    address: '大阪',
  },
  ...{ phone: '06-1234-5678', fax: '', mail: 'a@kaede.example', notices: true },
}
const before: ApplicationData = { server, contacts: { registration: contact, technical: contact } }

it.each([
  ['nothing', before, []],
  ['what is the desk’s', { ...before, remarks: 'x', note: 'y', documents: ['z'] }, []],
  ['what is unsaid as a whole', { server }, []],
  [
    'names of servers',
    { ...before, server: { ...server, names: ['www.kaede.example', 'kaede.example'] } },
    [['server.names', 'www.kaede.example', 'www.kaede.example kaede.example']],
  ],
  [
    'a telephone number, and a contact that is gone',
    { server, contacts: { registration: { ...contact, phone: '06-9999-0000' } } },
    [
      ['contacts.registration.phone', '06-1234-5678', '06-9999-0000'],
      ['contacts.technical.organisation', '楓ワークス', ''],
    ],
  ],
] as const)('OFF-6 what is new in an application: %s', (_, now, expected) => {
  const found = differences(before, now as ApplicationData)
  expect(found.map(({ field, before, now }) => [field, before, now]).slice(0, expected.length)).toEqual(expected)
  if (expected.length < 2) expect(found).toHaveLength(expected.length)
})
