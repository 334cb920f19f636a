import type { PublishedKey } from '../../domain/keys/answer-signature.ts'
import type { Device } from '../../domain/keys/device.ts'
import type { KeptFacts } from '../clock.ts'
import { newTv, type Tv } from './tv.ts'

/** One browser's device: the television, and the server's public keys that the device knows. */
export interface KeptDevice {
  readonly tv: Tv
  readonly published: readonly PublishedKey[]
}

// Another shape of what is kept gets another number: what an older program kept is then a device fresh from its box.
const shape = 1
const named = ({ kind, id }: Device): string => `${kind}-${id}`
const factOf = (browser: string, device: Device): string => `demo-device-${shape}-${named(device)}-${browser}`
const keyFactOf = (device: Device): string => `demo-device-key-${named(device)}`

/** Writes down the key that a sample device came with; every browser's such device has it. */
export const rememberKey = (facts: KeptFacts, device: Device, key: string): Promise<void> =>
  facts.write(keyFactOf(device), key)

/** A device as it was delivered: a sample that was registered before the demo began has its key already. */
export const deliveredDevice = async (facts: KeptFacts, device: Device): Promise<KeptDevice> => ({
  tv: { ...newTv, memory: { ...newTv.memory, key: await facts.read(keyFactOf(device)) } },
  published: [],
})

/** What a browser's device was at last; as delivered where it was never on. `browser` is a hash of the browser's token. */
export const readDevice = async (facts: KeptFacts, browser: string, device: Device): Promise<KeptDevice> => {
  const kept = await facts.read(factOf(browser, device))
  return kept === null ? deliveredDevice(facts, device) : (JSON.parse(kept) as KeptDevice)
}

export const writeDevice = (facts: KeptFacts, browser: string, device: Device, kept: KeptDevice): Promise<void> =>
  facts.write(factOf(browser, device), JSON.stringify(kept))
