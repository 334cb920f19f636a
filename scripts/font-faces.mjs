// Writes assets/fonts.css: the fallback for machines without any Japanese font. Needs fontconfig's fc-query; run it after an
// update of @fontsource/noto-sans-jp. The package's own sheet lists each of 17,000 characters; here one large file serves
// nearly every text, and its small files are named only by what the large one lacks, so that the sheet stays small.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const home = new URL('../node_modules/@fontsource/noto-sans-jp/', import.meta.url)
const from16 = (text) => Number.parseInt(text, 16)
const spread = (ranges) =>
  ranges.flatMap((range) => {
    const [first, last = first] = range.split('-').map(from16)
    return Array.from({ length: last - first + 1 }, (_, place) => first + place)
  })
const covers = (name) =>
  new Set(
    spread(
      execFileSync('fc-query', ['-f', '%{charset}', new URL(`files/${name}.woff2`, home).pathname], {
        encoding: 'utf8',
      }).split(' '),
    ),
  )
const code = (point) => point.toString(16)
const joined = (points) => {
  const runs = []
  for (const point of points) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === point - 1) last[1] = point
    else runs.push([point, point])
  }
  return runs.map(([first, last]) => `U+${code(first)}${first === last ? '' : `-${code(last)}`}`).join(',')
}

const large = covers('noto-sans-jp-japanese-400-normal')
const latin = covers('noto-sans-jp-latin-400-normal')
const faces = [
  ...readFileSync(new URL('400.css', home), 'utf8').matchAll(/noto-sans-jp-\[(\d+)\]-400[^}]*unicode-range: ([^;]+);/g),
]
const rare = faces
  .map(([, number, ranges]) => {
    const points = spread(ranges.replaceAll('U+', '').split(',')).sort((a, b) => a - b)
    const lacking = points.filter((point) => !large.has(point) && (point > 0x2000 || !latin.has(point)))
    // The files of rare characters are slices of the code space: their two ends say it all.
    const range = Number(number) < 54 ? `U+${code(points[0])}-${code(points.at(-1))}` : joined(lacking)
    return { number: Number(number), range, lacking: lacking.length }
  })
  .filter((face) => face.lacking > 0)

// Android and many Linux machines do have the font, but only name it in full: then nothing is fetched either.
const names = {
  400: ['Noto Sans CJK JP', 'Noto Sans CJK JP Regular', 'NotoSansCJKjp-Regular'],
  700: ['Noto Sans CJK JP Bold', 'NotoSansCJKjp-Bold'],
}
const local = (weight) => names[weight].map((name) => `local("${name}")`).join(',')
const most = 'U+203b,U+3000-30ff,U+3400-9fff,U+ff01-ff65,U+ffe0-ffe6'
const face = (family, rest) => `@font-face{font-family:"${family}";font-display:swap;${rest}}\n`
writeFileSync(
  new URL('../assets/fonts.css', import.meta.url),
  `/* Written by scripts/font-faces.mjs. Noto Sans JP, SIL Open Font License 1.1. Fetched only where no Japanese font is found. */
${[400, 700]
  .map((weight) =>
    face(
      'Madoguchi Noto',
      `font-weight:${weight};src:${local(weight)},url(noto/japanese-${weight});unicode-range:${most}`,
    ),
  )
  .join(
    '',
  )}${rare.map(({ number, range }) => face('Madoguchi Noto Rare', `src:${local(400)},url(noto/${number}-400);unicode-range:${range}`)).join('')}`,
)
