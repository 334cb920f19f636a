import { benchAccounts } from './accounts.ts'
import { benchApplications } from './applications.ts'
import { benchBulk } from './bulk.ts'
import { benchCertificates } from './certificates.ts'
import { benchDevices } from './devices.ts'
import { benchKeys } from './keys.ts'
import { benchSearch } from './search.ts'

/**
 * `npm run bench`: ratios, each taken in one run on one machine, with what they were divided by. On the embedded PostgreSQL and, where
 * DATABASE_URL names one, on a server too. Figures of different runs or machines are not comparable; the ratios are.
 */
const wanted = process.argv.slice(2)
const server = process.env['DATABASE_URL']
const places = [
  { name: 'embedded PostgreSQL', databaseUrl: undefined },
  ...(server === undefined || server === '' ? [] : [{ name: 'PostgreSQL server', databaseUrl: server }]),
]
for (const place of places) {
  console.log(`\n# ${place.name}`)
  if (wanted.length === 0 || wanted.includes('accounts')) await benchAccounts(place.databaseUrl)
  if (wanted.length === 0 || wanted.includes('keys')) await benchKeys(place.databaseUrl)
  if (wanted.length === 0 || wanted.includes('bulk')) await benchBulk(place.databaseUrl)
  if (wanted.length === 0 || wanted.includes('search')) await benchSearch(place.databaseUrl)
  if (wanted.length === 0 || wanted.includes('devices')) await benchDevices(place.databaseUrl)
  if (wanted.length === 0 || wanted.includes('certificates')) {
    await benchCertificates(place.databaseUrl)
    await benchApplications(place.databaseUrl)
  }
}
