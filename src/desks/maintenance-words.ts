/** What is said of planned maintenance, beforehand and meanwhile (KEY-10, manual 003 §12). */
export interface MaintenanceWords {
  /** From when until when, with the zone; a day that both share is said once. */
  readonly span: (from: Date, until: Date) => string
  readonly coming: {
    readonly title: string
    /** What cannot be done meanwhile. */
    readonly effect: (portal: string) => string
    /** What becomes of things that are under way as it begins. */
    readonly kept: string
  }
  readonly closed: {
    readonly title: string
    readonly happened: (portal: string) => string
    readonly until: string
    readonly kept: string
    /** To whoever has just sent a form. */
    readonly sent: string
    readonly again: string
    readonly help: (title: string, mail: string) => string
  }
}
