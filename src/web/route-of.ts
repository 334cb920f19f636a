import type { OpenPortal } from './house.ts'

/**
 * A path as one of the routes there are: portals, procedures and steps by their names, ids and tokens as `:id`, everything else as `…`. What anybody
 * can make up never becomes the name of a span.
 */
export const routeOf = (portals: ReadonlyMap<string, Pick<OpenPortal, 'flows'>>, path: string): string => {
  const [, first = '', second, third, fourth] = path.split('/')
  if (first === '') return '/'
  if (first === 'demo') return '/demo/…'
  const open = portals.get(first)
  if (!open) return '/…'
  if (second === undefined || second === '') return `/${first}/`
  if (second === 'open' || second === 'terms') return `/${first}/${second}/:id`
  const flow = open.flows.get(second)
  if (!flow) return `/${first}/…`
  if (third === undefined) return `/${first}/${second}`
  return `/${first}/${second}/:id/${fourth !== undefined && Object.hasOwn(flow.steps, fourth) ? fourth : '…'}`
}
