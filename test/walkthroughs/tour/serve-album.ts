import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { loadAssets } from '../../../src/web/assets.ts'
import type { Album, Shot } from './album.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const WIDTHS = [1280, 768, 320]

/** A page with a frame of each width. */
const FRAMES = `<!doctype html><link rel="icon" href="data:,">${WIDTHS.map((width) => `<iframe width="${width}" height="900" style="border:0;position:absolute;left:-2000px"></iframe>`).join('')}`

/**
 * What the program lets a page load; only that here it stands in a frame, has its script run again, and may have been
 * put in the place of a page that has no frames.
 */
const policyOf = (shot: Shot): string =>
  (shot.headers.get('content-security-policy') ?? '')
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    .replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")
    .replace(/; frame-src 'self'|$/, "; frame-src 'self'")

/** The server that shows the album's states with the real assets and the headers they came with. */
export const serveAlbum = async (album: Album) => {
  const assets = loadAssets(root)
  const server = createServer(async (asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://album.example')
    const asset = assets.handle(pathname, asked.headers['accept-encoding'])
    const shot = album.shots[Number(/^\/shot\/(\d+)$/.exec(pathname)?.[1] ?? -1)]
    const framed = album.framed.get(pathname)
    const picture = album.pictures.get(pathname)
    if (asset !== undefined)
      answer.writeHead(asset.status, Object.fromEntries(asset.headers)).end(Buffer.from(await asset.arrayBuffer()))
    else if (shot !== undefined)
      answer
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policyOf(shot) })
        .end(shot.html)
    else if (pathname === '/frames') answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(FRAMES)
    else if (framed !== undefined) answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(framed)
    else if (picture !== undefined) answer.writeHead(200, { 'content-type': 'image/png' }).end(picture)
    else answer.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
