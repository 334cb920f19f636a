// Decides an application in staff's place, on the data of a program that runs: `approve ID` or `revoke ID`.
import { withProgram } from '../../dist/src/commands/with-program.js'
import { carryOutRevocation } from '../../dist/src/desks/certificates/carry-out-revocation.js'

const [what, id] = process.argv.slice(2)
await withProgram(async (program) => {
  const portal = program.portal('certs')
  await program.stores.atomically(portal.id, async (stores) => {
    const staff = program.staff(portal, stores)
    const filed = await stores.applications.any(id)
    const done =
      what === 'revoke'
        ? await carryOutRevocation(filed, 'staff', staff)
        : await stores.applications.move(
            (await stores.applications.move(filed, 'staff', 'examine', {}, staff.now)) ?? filed,
            ...['staff', 'approve', {}, staff.now],
          )
    if (!done) throw new Error(`${id} is ${filed?.status}: it cannot be decided (${what})`)
    console.log(`${id} is ${done.status}`)
  })
})
