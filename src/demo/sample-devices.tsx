import { showDeviceId } from '../domain/keys/device.ts'
import { inFours } from '../domain/keys/hex-fields.ts'
import { Table } from '../pages/table.tsx'
import { Copied } from './copied.tsx'
import type { DemoVisit } from './page-frame.ts'
import { cardsFor, deviceOf, freshDevices, productNames } from './sample-keys.ts'

/** Devices of each kind that the page shows; all of them are in the data for programs. */
const SHOWN = 3

/** Sample devices with the cards to try them with, and the way to the simulator. */
export const SampleDevices = ({ visit }: { visit: DemoVisit }) => {
  const { words, language } = visit
  const { samples } = words
  const shown = (['hdcom', 'mpcs'] as const).flatMap((kind) =>
    freshDevices.filter((device) => device.kind === kind).slice(0, SHOWN),
  )
  const columns = [samples.device, samples.product, samples.cardNumber, samples.cardId].map((label) => ({ label }))
  const rows = shown.flatMap((device) =>
    cardsFor(device).map(({ product, number, registrationId }) => [
      <Copied text={showDeviceId(deviceOf(device))} />,
      productNames[product][language],
      <Copied text={inFours(number)} />,
      <Copied text={registrationId} />,
    ]),
  )
  return (
    <>
      <p>{samples.devicesText}</p>
      <Table id="samples-devices" caption={samples.devicesCaption} columns={columns} rows={rows} />
      <p>
        <a href="/demo/device">{samples.simulator}</a>
      </p>
      <p>
        <a href="/demo/data">{samples.allOfIt}</a>
      </p>
    </>
  )
}
