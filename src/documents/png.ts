import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

const chunk = (type: string, data: Uint8Array): Buffer => {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

/**
 * A PNG of 16 shades of grey (PNG, third edition, §11: bit depth 4, colour type 0). `shades` holds 0 (black) to 15 (white), row by row;
 * `width` is even.
 */
export const encodeGrey = (width: number, height: number, shades: Uint8Array): Uint8Array<ArrayBuffer> => {
  const stride = width / 2 + 1
  // Each row begins with its filter: 0, none.
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += 2) {
      const at = y * width + x
      rows[y * stride + 1 + x / 2] = (shades[at]! << 4) | shades[at + 1]!
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([4, 0, 0, 0, 0], 8)
  const parts = [SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat(parts))
}
