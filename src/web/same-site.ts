/**
 * Whether a state-changing request comes from a page of this site (PLT-21). Browsers say so themselves: `Sec-Fetch-Site` where they send
 * it (Fetch Metadata §2.4), else `Origin`. A request that says neither comes from no page of ours and is refused; programs that speak
 * JSON are let in, for a foreign page cannot send that type without asking first (Fetch §3.2.2, CORS-preflight).
 */
export const comesFromHere = (request: Request, origins: readonly string[]): boolean => {
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin !== null) return origins.includes(origin)
  return (headers.get('content-type') ?? '').toLowerCase().startsWith('application/json')
}
