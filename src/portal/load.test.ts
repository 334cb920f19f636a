import { expect, test } from 'vitest'
import { en } from '../words/en.ts'
import { ja } from '../words/ja.ts'
import { loadPortals } from './load.ts'

test('portals load', async () => {
  const portals = await loadPortals(new URL('../../portals/', import.meta.url), { ja, en })
  expect(portals.map(({ portal }) => portal.id)).toEqual(['member', 'partner', 'trade'])
})
