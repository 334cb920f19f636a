/** Samples between -1 and 1, one channel. */
export interface Sound {
  readonly samples: Float32Array
  /** Samples a second. */
  readonly rate: number
}

const MU_LAW = 7
const HEAD = 44

/** The value of each byte of G.711 µ-law (ITU-T G.711, table 2a). */
const muLaw = Float32Array.from({ length: 256 }, (_, byte) => {
  const bits = ~byte & 0xff
  const size = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84
  return ((bits & 0x80) === 0 ? size : -size) / 32768
})

/** Reads a WAV of one channel in G.711 µ-law; anything else is a fault. */
export const readMuLaw = (file: Uint8Array): Sound => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const name = (at: number): string => bytes.toString('latin1', at, at + 4)
  if (name(0) !== 'RIFF' || name(8) !== 'WAVE') throw new RangeError('no WAV file')
  let rate = 0
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    const data = at + 8
    if (name(at) === 'fmt ') {
      if (bytes.readUInt16LE(data) !== MU_LAW || bytes.readUInt16LE(data + 2) !== 1)
        throw new RangeError('not one channel of µ-law')
      rate = bytes.readUInt32LE(data + 4)
    } else if (name(at) === 'data' && rate > 0) {
      const heard = bytes.subarray(data, data + length)
      return { rate, samples: Float32Array.from(heard, (byte) => muLaw[byte]!) }
    }
    // Chunks begin at even places.
    at = data + length + (length % 2)
  }
  throw new RangeError('a WAV file without sound')
}

/** A WAV of 8 bits a sample, which everything plays. */
export const encodeWave = ({ samples, rate }: Sound): Uint8Array<ArrayBuffer> => {
  const padded = samples.length + (samples.length % 2)
  const file = Buffer.alloc(HEAD + padded)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(HEAD - 8 + padded, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  // PCM, one channel, as many bytes a second as samples, one byte a sample.
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate, 28)
  file.writeUInt16LE(1, 32)
  file.writeUInt16LE(8, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples.length, 40)
  for (let at = 0; at < samples.length; at++)
    file[HEAD + at] = Math.min(255, Math.max(0, Math.round(128 + 127 * samples[at]!)))
  return new Uint8Array(file)
}
