import type { Language } from '../kit/language.ts'

/**
 * A document to be printed or kept, in the words of whoever asks for it: what stands on its pages, and nothing of how it is set. A4, with
 * the portal's mark on top and the page's number at the foot.
 */
export interface Sheet {
  /** The portal whose mark stands at the top. */
  readonly portal: string
  readonly language: Language
  /** What it is: the heading, and the title that a reader's window shows. Nothing secret belongs here. */
  readonly title: string
  /** Beside the mark: whose document it is. */
  readonly from: string
  /** The moment it was asked for, kept as the file's date. */
  readonly at: Date
  readonly parts: readonly SheetPart[]
  /** At the foot of every page, beside the page's number. */
  readonly foot: string
}

/** A part of a sheet, in the order in which it is read. */
export type SheetPart =
  | { readonly is: 'text'; readonly text: string; readonly small?: true }
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  /** Names and values, a line each. */
  | { readonly is: 'facts'; readonly rows: readonly SheetRow[] }
  /** A code that somebody types off the paper: large, in a frame, never broken over two lines. */
  | { readonly is: 'code'; readonly label: string; readonly value: string }
  /** A frame to write into by hand, a line for each name. */
  | { readonly is: 'to-fill-in'; readonly title: string; readonly names: readonly string[] }

export interface SheetRow {
  readonly label: string
  readonly value: string
}

/** `busy`: more documents wait than can be made soon. `failed`: this one could not be made; the log says why. */
export type DocumentOutcome =
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly why: 'busy' | 'failed' }

/** A file that goes into a ZIP. */
export interface PackedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Makes documents, beside the program's own work. */
export interface Documents {
  /** Several files as one ZIP; `at` is the date they carry. */
  pack(files: readonly PackedFile[], at: Date): Promise<Uint8Array<ArrayBuffer>>
  /** A drawing of our own as PNG, so many pixels wide. */
  draw(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>>
  /** The portal's mark as SVG; empty where it has none. */
  mark(portal: string): string
  /** A sheet as PDF. Never throws. */
  write(sheet: Sheet): Promise<DocumentOutcome>
}
