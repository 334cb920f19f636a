import { describe, expect, it } from 'vitest'
import { LARGEST_FORM } from './read-form.ts'
import { readMultipart } from './read-multipart.ts'

const most = new Map([['file', 1000]])
const type = 'multipart/form-data; boundary=b'

/** A body of parts as a browser writes them. */
const parts = (
  ...all: readonly (readonly [headers: string, content: string | Uint8Array])[]
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat([
      ...all.flatMap(([headers, content]) => [
        Buffer.from(`--b\r\ncontent-disposition: form-data; ${headers}\r\n\r\n`),
        Buffer.from(content),
        Buffer.from('\r\n'),
      ]),
      Buffer.from('--b--\r\n'),
    ]),
  )
const read = (body: BodyInit, contentType = type) =>
  readMultipart(
    new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': contentType } }),
    most,
  )
const unreadable = { ok: false, status: 400, failure: 'unreadable' }
const tooLarge = { ok: false, status: 413, failure: 'tooLarge' }

describe('PLT-22 forms with files', () => {
  it('gives fields as text and files as bytes, as they were sent', async () => {
    const form = new FormData()
    form.set('asked', 'new')
    form.set('rows', 'ａ\r\nb')
    form.set('file', new File([Uint8Array.of(0x83, 0x4a, 0)], '一覧.csv'))
    const body = new Request('http://localhost/', { method: 'POST', body: form })
    expect(await readMultipart(body, most)).toEqual({
      ok: true,
      values: { asked: 'new', rows: 'ａ\r\nb' },
      files: { file: { name: '一覧.csv', bytes: Uint8Array.of(0x83, 0x4a, 0) } },
    })
  })

  it('a field in which nothing was chosen is left out', async () => {
    const sent = parts(
      ['name="asked"', 'new'],
      ['name="file"; filename=""\r\ncontent-type: application/octet-stream', ''],
    )
    expect(await read(sent)).toEqual({ ok: true, values: { asked: 'new' }, files: {} })
  })

  it('an empty file is a file', async () => {
    expect(await read(parts(['name="file"; filename="a.csv"', '']))).toMatchObject({
      files: { file: { name: 'a.csv' } },
    })
  })

  it.each<[string, Uint8Array<ArrayBuffer>, string?]>([
    ['no boundary', parts(['name="a"', '1']), 'multipart/form-data'],
    ['another boundary', parts(['name="a"', '1']), 'multipart/form-data; boundary=c'],
    ['an end that is missing', parts(['name="a"', '1']).slice(0, -8)],
    ['a part without a name', parts(['', '1'])],
    ['a field twice', parts(['name="a"', '1'], ['name="a"', '2'])],
    ['a file twice', parts(['name="file"; filename="a"', '1'], ['name="file"; filename="b"', '2'])],
    ['a field and a file of one name', parts(['name="file"', '1'], ['name="file"; filename="b"', '2'])],
    ['a file that nobody asked for', parts(['name="other"; filename="a"', '1'])],
    ['a NUL in a text', parts(['name="a"', 'x\0y'])],
    ['text that is no UTF-8', parts(['name="a"', Uint8Array.of(0xff, 0xfe)])],
    [
      'a name that is no UTF-8',
      parts(
        [Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0x22, 0xff, 0x22]).toString('latin1'), '1'],
        ['name="\uFFFD"', ''],
      ),
    ],
    ['too many fields', parts(...Array.from({ length: 201 }, (_, n) => [`name="f${n}"`, ''] as const))],
    ['nothing at all', new Uint8Array()],
    ['noise', new Uint8Array(Buffer.from('--b\r\n\r\n\r\n--b'))],
  ])('refuses %s', async (_what, body, contentType) => {
    expect(await read(body, contentType)).toEqual(unreadable)
  })

  it('is bounded: each file by its field, all of it together by what its fields take', async () => {
    expect((await read(parts(['name="file"; filename="a"', 'x'.repeat(1000)]))).ok).toBe(true)
    expect(await read(parts(['name="file"; filename="a"', 'x'.repeat(1001)]))).toEqual(tooLarge)
    expect((await read(parts(['name="a"', 'x'.repeat(LARGEST_FORM - 200)]))).ok).toBe(true)
    expect(await read(parts(['name="a"', 'x'.repeat(LARGEST_FORM + 1000)]))).toEqual(tooLarge)
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: endless,
      headers: { 'content-type': type },
      duplex: 'half',
    } as RequestInit)
    expect(await readMultipart(request, most)).toEqual(tooLarge)
    expect(sent).toBeLessThan(500_000)
  })
})
