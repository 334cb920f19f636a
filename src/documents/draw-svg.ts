import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const require = createRequire(import.meta.url)
let ready: Promise<void> | null = null
let typeface: Uint8Array | null = null

const load = (): Promise<void> => {
  ready ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return ready
}

/** A drawing of our own as PNG, so many pixels wide. Its words are set in the typeface of our documents; nothing is loaded from anywhere. */
export const drawSvg = async (svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> => {
  await load()
  typeface ??= readFileSync(require.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'))
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers: [typeface], defaultFontFamily: 'BIZ UDPGothic', sansSerifFamily: 'BIZ UDPGothic' },
  })
  try {
    const drawn = drawing.render()
    try {
      return new Uint8Array(drawn.asPng())
    } finally {
      drawn.free()
    }
  } finally {
    drawing.free()
  }
}
