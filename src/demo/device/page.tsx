import { type Device, showDeviceId } from '../../domain/keys/device.ts'
import { inFours } from '../../domain/keys/hex-fields.ts'
import { ButtonForm, ErrorSummary, Form, Select, SubmitRow, TextField } from '../../pages/form.tsx'
import { Layout } from '../../pages/layout.tsx'
import { ActionLink } from '../../pages/link-list.tsx'
import { Heading, Section } from '../../pages/prose.tsx'
import { Table } from '../../pages/table.tsx'
import { serviceOf } from '../../portal/define.ts'
import { Copied } from '../copied.tsx'
import type { DemoVisit } from '../page-frame.ts'
import { cardsFor, deviceOf, freshDevices, issuedSamples, productNames, type SampleDevice } from '../sample-keys.ts'
import { Remote } from './remote.tsx'
import { Television } from './television.tsx'
import type { Tv } from './tv.ts'
import { viewOf } from './view.ts'
import { type DeviceWords, deviceWords } from './words.ts'

export interface DevicePageFacts {
  readonly device: Device
  readonly tv: Tv
  readonly now: Date
  /** A number that was typed and is none. */
  readonly refused: string | null
}

/** The sample device with this id; null for any other number. */
const sampleOf = ({ kind, id }: Device): SampleDevice | null =>
  [...freshDevices, ...issuedSamples.map(({ device }) => device)].find((one) => {
    const device = deviceOf(one)
    return device.kind === kind && device.id === id
  }) ?? null

/** `/demo/device`: a device on a television, its remote control, and what can be done to it from outside. */
export const DevicePage = ({ visit, facts }: { visit: DemoVisit; facts: DevicePageFacts }) => {
  const { frame, common, language, house } = visit
  const words = deviceWords[language]
  const { device, tv, now, refused } = facts
  const sample = sampleOf(device)
  const view = viewOf(tv, device, sample, words, now)
  const fault = refused === null ? undefined : words.about.ownFault
  return (
    <Layout frame={frame} title={words.title} errorPrefix={fault === undefined ? undefined : common.errorPrefix}>
      {fault === undefined ? null : (
        <ErrorSummary title={common.problems(1)} errors={[{ field: 'own', message: fault }]} />
      )}
      <Heading title={words.title} lead={words.lead} />
      <div class="simulator" id="simulator">
        <Television view={view} at={tv.screen.at} time={common.dateTime(now)} words={words} />
        <Remote action="/demo/device" device={device.id} words={words} />
        <Cable device={device} plugged={tv.memory.plugged} words={words} />
        <p class="hint" id="keyboard" hidden>
          {words.remote.keyboard}
        </p>
        <p class="unseen" id="says" role="status" lang={language}>
          {view.says}
        </p>
      </div>
      <div class="device-panels">
        <ThisDevice visit={visit} device={device} sample={sample} />
        <OtherDevices visit={visit} facts={facts} sample={sample} fault={fault} />
      </div>
      <script src={house.assets.urlOf('demo-device.js')} defer />
    </Layout>
  )
}

/** The network cable: a device without it keeps what it was told. */
const Cable = ({ device, plugged, words }: { device: Device; plugged: boolean; words: DeviceWords }) => {
  const { about } = words
  return (
    <section class={plugged ? 'cable' : 'cable cable-out'} id="cable" aria-label={about.network}>
      <p>{plugged ? about.plugged : about.unplugged}</p>
      <ButtonForm
        action="/demo/device"
        hidden={{ device: device.id, cable: plugged ? 'out' : 'in' }}
        press={{ label: plugged ? about.unplug : about.plug }}
      />
    </section>
  )
}

const ThisDevice = (props: { visit: DemoVisit; device: Device; sample: SampleDevice | null }) => {
  const { visit, device, sample } = props
  const { about, tv } = deviceWords[visit.language]
  const mac = sample?.macAddress ?? (device.kind === 'mpcs' ? device.id : null)
  return (
    <Section title={about.title} id="about">
      <dl class="device-ids">
        <dt>{tv.kind}</dt>
        <dd>{about.kinds[device.kind]}</dd>
        {device.kind === 'hdcom' ? (
          <>
            <dt>{tv.mprId}</dt>
            <dd>
              <Copied text={showDeviceId(device)} />
            </dd>
          </>
        ) : null}
        {mac === null ? null : (
          <>
            <dt>{tv.macAddress}</dt>
            <dd>
              <Copied text={showDeviceId({ kind: 'mpcs', id: mac })} />
            </dd>
          </>
        )}
      </dl>
      <Cards visit={visit} sample={sample} />
    </Section>
  )
}

const OtherDevices = (props: {
  visit: DemoVisit
  facts: DevicePageFacts
  sample: SampleDevice | null
  fault: string | undefined
}) => {
  const { visit, facts, sample, fault } = props
  const { common, language } = visit
  const { about } = deviceWords[language]
  const { device, refused } = facts
  const need = { required: false, word: common.optional }
  return (
    <Section title={about.choose} id="choose">
      <Form action="/demo/device" method="get" label={about.choose}>
        <Select
          name="device"
          label={about.chooseLabel}
          need={need}
          value={device.id}
          choices={choices(about)}
          {...(sample === null ? { empty: about.noSample } : {})}
        />
        <TextField
          name="own"
          label={about.own}
          hint={about.ownHint}
          need={need}
          error={fault}
          value={refused ?? undefined}
          autocomplete="off"
          width="medium"
          plain
        />
        <SubmitRow primary={{ label: about.chooseSubmit }} />
      </Form>
      <h3>{about.anew}</h3>
      <p>{about.anewHint}</p>
      <ButtonForm
        action="/demo/device"
        hidden={{ device: device.id, anew: 'yes' }}
        press={{ label: about.anewSubmit }}
      />
    </Section>
  )
}

const choices = (about: DeviceWords['about']) => {
  const named = (sample: SampleDevice): { value: string; label: string } => {
    const device = deviceOf(sample)
    return { value: device.id, label: `${about.kinds[device.kind]} ${showDeviceId(device)}` }
  }
  const issued = issuedSamples.map(({ device, state }) => {
    const { value, label } = named(device)
    return { value, label: `${label} ${about.issued[state]}` }
  })
  return [...issued, ...freshDevices.map(named)]
}

/** Unused cards for the device, and where they are used. */
const Cards = ({ visit, sample }: { visit: DemoVisit; sample: SampleDevice | null }) => {
  const { house, language } = visit
  const { cards: words } = deviceWords[language]
  const open = [...house.portals.values()].find(({ portal }) => serviceOf(portal, 'keys') !== null)
  if (!open || sample === null) return null
  const columns = [words.product, words.number, words.registrationId].map((label) => ({ label }))
  const rows = cardsFor(sample).map(({ product, number, registrationId }) => [
    productNames[product][language],
    <Copied text={inFours(number)} />,
    <Copied text={registrationId} />,
  ])
  return (
    <>
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      <Table id="cards" caption={words.caption} columns={columns} rows={rows} />
      <ActionLink
        link={{ label: words.portal(open.portal.title[language]), href: `/${open.portal.id}/` }}
        look="secondary"
      />
      <p>
        <a href="/demo/#samples">{words.accounts}</a>
      </p>
    </>
  )
}
