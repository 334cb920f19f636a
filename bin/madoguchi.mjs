#!/usr/bin/env node
// The version is checked here, in a file every Node can parse: a clear sentence instead of a syntax error deep inside.
const major = Number(process.versions.node.split('.')[0])
if (major < 26) {
  console.error(
    `Madoguchi needs Node 26 or newer; this is ${process.version}. Start it through npm (npm start, npm run madoguchi -- …): ` +
      'the matching Node comes with npm ci on Linux.',
  )
  process.exit(1)
}
await import('../dist/src/main.js')
