import { expect, test } from 'vitest'
import { checkFace } from './check-face.ts'

const faultsOf = (file: 'brand.css' | 'logo.svg', content: string): string[] => {
  const faults: string[] = []
  checkFace(file, content, (reason) => faults.push(reason))
  return faults
}
const svg = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${inner}</svg>`

test('a face that is in order', () => {
  expect(faultsOf('brand.css', ':root {\n  --brand: #197a4b;\n}\n')).toEqual([])
  expect(faultsOf('logo.svg', svg('<defs><path id="a"/></defs><use href="#a" fill="url(#b)"/>'))).toEqual([])
})

test.each([
  ['brand.css', 'body { color: red }'],
  ['brand.css', '@import "other.css"; :root { --brand: red }'],
  ['brand.css', ':root { --brand: url(https://other.example/x.png) }'],
  ['logo.svg', '<p>mark</p>'],
  ['logo.svg', svg('<script>alert(1)</script>')],
  ['logo.svg', svg('<path onload="alert(1)"/>')],
  ['logo.svg', svg('<image href="https://other.example/x.png"/>')],
  ['logo.svg', svg('<image xlink:href="data:image/png;base64,AA"/>')],
] as const)('PLT-20 %s: %s is refused', (file, content) => expect(faultsOf(file, content)).toHaveLength(1))
