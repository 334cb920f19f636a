import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { startBrowser } from '../browser.ts'
import type { Album, Shot } from './album.ts'
import { serveAlbum } from './serve-album.ts'

const fileOf = (shot: Shot, width: number): string =>
  `${shot.page.replace(/^\//, '').replaceAll('/', '.') || 'front'}-${shot.nth}-${width}.png`

/** All pictures on one page, each under the name of its state. */
const writeSheet = (album: Album, folder: string): void => {
  const entries = album.shots
    .filter(({ language }) => language === 'ja')
    .map((shot) => {
      const pictures = [390, 1280].map(
        (width) => `<img src="${fileOf(shot, width)}" alt="" loading="lazy" height="480">`,
      )
      return `<section><h2>${shot.page} #${shot.nth} (${shot.status})</h2>${pictures.join(' ')}</section>`
    })
  const sheet = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title>${entries.join('\n')}</html>\n`
  writeFileSync(`${folder}/index.html`, sheet)
}

/** Takes a picture of every state in Japanese, at the width of a phone and of a desk, with a page that shows them all. */
export const takePictures = async (album: Album, folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const server = await serveAlbum(album)
  const browser = await startBrowser()
  try {
    const page = await browser.newPage({ locale: 'ja-JP', reducedMotion: 'reduce' })
    for (const [place, shot] of album.shots.entries()) {
      if (shot.language !== 'ja') continue
      await page.goto(`${server.origin}/shot/${place}`)
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: `${folder}/${fileOf(shot, width)}`, fullPage: true })
      }
    }
  } finally {
    await browser.close()
    server.close()
  }
  writeSheet(album, folder)
}
