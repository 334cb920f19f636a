import { hours } from '../kit/time.ts'

/** A flow's row: the state, whose session it was begun in, and where the person wanted to go. */
export interface Envelope {
  readonly state: { readonly at: string }
  readonly account: string | null
  readonly to: string | null
  /** Set once the flow has left: sending the same form again leads to the same place. */
  readonly left?: string
}

/** How long somebody may pause within a procedure. */
export const FLOW_LIFE = hours(2)

/** Only a path of this portal, so that a link can lead nowhere else after sign-in (ACC-6). */
export const safeReturn = (portal: string, to: string | null): string | null => {
  if (to === null || to.length > 500 || !to.startsWith(`/${portal}/`) || /[^!-[\]-~]/.test(to)) return null
  const resolved = new URL(to, 'http://here.invalid')
  return resolved.host === 'here.invalid' && resolved.pathname.startsWith(`/${portal}/`)
    ? resolved.pathname + resolved.search
    : null
}
