import type { ColumnType, Generated } from 'kysely'
import type { Json, OfPortal } from './table.ts'

export interface CardsTable extends OfPortal {
  id: string
  number_mac: string
  pair_mac: string
  sealed: Uint8Array
  product: string
  batch: string
  voided_at: Date | null
  created_at: Date
}

export interface DevicesTable extends OfPortal {
  kind: 'hdcom' | 'mpcs'
  device_id: string
  mac_address: string | null
  epoch: Generated<number>
  seq: Generated<number>
  number: string | null
  ends_on: string | null
  number_free_on: string | null
  created_at: Date
}

export interface LedgerEntriesTable extends OfPortal {
  id: string
  kind: 'hdcom' | 'mpcs'
  device_id: string
  place: number
  change: Json
  at: Date
}

export interface CardUsesTable extends OfPortal {
  card_id: string
  kind: 'hdcom' | 'mpcs'
  device_id: string
  seq: number | null
  key_mac: string | null
  key_sealed: Uint8Array | null
  entry_id: string
  account_id: string
  holder_id: string
  terms: string
  terms_version: string
  at: Date
}

export interface DeviceHoldersTable extends OfPortal {
  holder_id: string
  kind: 'hdcom' | 'mpcs'
  device_id: string
  seq: number
  ends_on: string | null
}

export interface ConnectionNumbersTable extends OfPortal {
  number: string
  kind: 'hdcom' | 'mpcs' | null
  device_id: string | null
  held_by: string | null
  held_until: Date | null
}

export interface NumberOffersTable extends OfPortal {
  application: string
  account_id: string
  candidates: string[]
  shown: string[]
  redraws_left: number
  held_until: Date
}

export interface WindowsAwayTable extends OfPortal {
  id: string
  kind: 'maintenance' | 'outage'
  begins_at: Date
  ends_at: Date
  announced_at: Date
  withdrawn_at: Date | null
  text_ja: string
  text_en: string
  grown_from: string | null
  grown_to: string | null
}

export interface MailingsTable extends OfPortal {
  id: string
  letter: 'maintenance-announced' | 'maintenance-changed' | 'maintenance-withdrawn' | 'product-news'
  window_id: string | null
  facts: Json
  created_at: Date
  reached: string | null
  posted: Generated<number>
  ended_at: Date | null
}

export interface BulkRunsTable extends OfPortal {
  id: string
  account_id: string
  holder_id: string
  asked: 'new' | 'extension'
  language: 'ja' | 'en'
  content_mac: string
  row_count: number
  wrong_pairs: Generated<number>
  state: 'checking' | 'checked' | 'running' | 'done' | 'stopped'
  stopped_why: 'wrong-pairs' | 'tries-used' | 'given-up' | 'replaced' | 'account' | null
  needs: ColumnType<('free' | 'paid')[], undefined, ('free' | 'paid')[]>
  terms: ColumnType<Record<string, unknown> | null, string | undefined, string | null>
  created_at: Date
  ended_at: Date | null
  expires_at: Date
  due_at: Date
  steps: Generated<number>
  tries: Generated<number>
}

export interface BulkRowsTable extends OfPortal {
  id: string
  run_id: string
  place: number
  state: 'waiting' | 'proved' | 'ready' | 'done' | 'same' | 'refused'
  sealed: Uint8Array
}
