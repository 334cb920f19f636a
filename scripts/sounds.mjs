// Writes assets/sounds: the names of the characters that picture codes are made of, one small file each, in Japanese and English. Needs Debian's
// espeak-ng and sox; run it after a change of the characters (src/domain/accounts/picture-code.ts) or of what they are called. Nothing of either
// program is shipped: the files are what it said.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../assets/sounds/', import.meta.url))

// Letters in English have the word of the radio alphabet behind them (ITU Radio Regulations, appendix 14), for many of their names rhyme.
const voices = {
  ja: {
    voice: 'ja',
    names: {
      2: 'に',
      3: 'さん',
      4: 'よん',
      6: 'ろく',
      7: 'なな',
      9: 'きゅう',
      H: 'エイチ',
      K: 'ケー',
      M: 'エム',
      R: 'アール',
      W: 'ダブルユー',
      X: 'エックス',
      Y: 'ワイ',
    },
  },
  en: {
    voice: 'en-us',
    names: {
      2: 'two',
      3: 'three',
      4: 'four',
      6: 'six',
      7: 'seven',
      9: 'nine',
      H: 'H, hotel',
      K: 'K, kilo',
      M: 'M, mike',
      R: 'R, romeo',
      W: 'W, whiskey',
      X: 'X, x-ray',
      Y: 'Y, yankee',
    },
  },
}

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-sounds-'))
const spoken = join(folder, 'spoken.wav')
try {
  for (const [language, { voice, names }] of Object.entries(voices)) {
    mkdirSync(join(home, language), { recursive: true })
    for (const [character, name] of Object.entries(names)) {
      execFileSync('espeak-ng', ['-v', voice, '-s', '135', '-g', '2', '-a', '120', '-w', spoken, name])
      // Silence before and after goes, loudness is the same for all; G.711 µ-law at 11,025 Hz is 11 KB a second.
      const soften = ['silence', '1', '0.01', '0.4%', 'fade', 't', '0.01', 'reverse']
      const shape = ['highpass', '70', ...soften, ...soften, 'norm', '-2']
      const format = ['-r', '11025', '-c', '1', '-e', 'mu-law', '-b', '8']
      execFileSync('sox', ['-D', '-R', spoken, ...format, join(home, language, `${character}.wav`), ...shape])
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
