import type { Staff } from '../../src/desks/office/staff.ts'
import { newId } from '../../src/kit/ids.ts'
import type { Counter } from './counter.ts'

/** Does an act of staff at a counter, in one transaction, as a command does; the process that serves pages is not told. */
export const asStaff = <T>(
  { program, clock }: Counter,
  portal: string,
  act: (staff: Staff) => Promise<T>,
): Promise<T> => {
  const { house, stores } = program
  const { random, vault } = house
  return stores.atomically(portal, (inside) =>
    act({
      portal: house.portals.get(portal)!.portal,
      stores: inside,
      now: clock.now(),
      random,
      vault,
      newId: () => newId(clock.now(), random),
      who: 'sato',
    }),
  )
}
