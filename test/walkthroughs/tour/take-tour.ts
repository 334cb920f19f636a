import type { Desk } from '../../../src/desks/desk.ts'
import type { Language } from '../../../src/kit/language.ts'
import { tourNewMail, tourOwnAccount } from './accounts.ts'
import type { Album } from './album.ts'
import { tourApplications } from './applications.ts'
import { tourBulk } from './bulk.ts'
import { tourCertificateContacts } from './certificate-contacts.ts'
import { tourCertificateRecords } from './certificate-records.ts'
import { tourCertificateWizards } from './certificate-wizards.ts'
import { tourComingIn } from './coming-in.ts'
import { tourCustomers } from './customers.ts'
import { tourDemo, tourFailures, tourGeneralFailures } from './failures.ts'
import { tourMaintenance, tourStopNews } from './maintenance.ts'
import { tourOwnKeys } from './own-keys.ts'
import { tourConsentRegistration, tourRegisteredData, tourReissue } from './registration.ts'
import {
  tourInvitation,
  tourMailedCode,
  tourRecoveryByLink,
  tourRegistration,
  tourSignIn,
  tourTemporaryPassword,
} from './strangers.ts'
import { openTour, type Tour } from './tour.ts'

/** Goes past every page of every portal in one language; every state it comes by goes into the album. Returns the steps there are. */
export const takeTour = async (language: Language, album: Album): Promise<readonly string[]> => {
  const tour = await openTour(language, album)
  try {
    for (const portal of ['partner', 'member', 'trade', 'keys'] as const) {
      await tourSignIn(tour, portal)
      await tourInvitation(tour, portal)
      await tourOwnAccount(tour, portal)
      await tourNewMail(tour, portal)
      await tourFailures(tour, portal)
      await tourStopNews(tour, portal)
      await tourMaintenance(tour, portal)
    }
    await tourComingIn(tour)
    await tourCertificateContacts(tour)
    await tourCertificateRecords(tour)
    await tourInvitation(tour, 'certs')
    await tourOwnAccount(tour, 'certs')
    await tourNewMail(tour, 'certs')
    await tourFailures(tour, 'certs')
    await tourStopNews(tour, 'certs')
    await tourMaintenance(tour, 'certs')
    await tourMailedCode(tour, 'partner')
    await tourRecoveryByLink(tour, 'partner')
    await tourRegistration(tour, 'partner')
    await tourTemporaryPassword(tour, 'member')
    await tourRecoveryByLink(tour, 'trade')
    await tourConsentRegistration(tour)
    await tourReissue(tour)
    await tourRegisteredData(tour)
    await tourCustomers(tour)
    await tourApplications(tour)
    await tourOwnKeys(tour)
    await tourBulk(tour)
    await tourCertificateWizards(tour)
    await tourGeneralFailures(tour)
    await tourDemo(tour)
    return stepsThere(tour)
  } finally {
    await tour.close()
  }
}

/** Every step that a portal has, as `portal/flow/step`: of flows that begin at their address, and of those that links in mails open. */
const stepsThere = (tour: Tour): readonly string[] =>
  [...tour.counter.program.house.portals.values()].flatMap(({ portal, flows }) =>
    [...flows.values()]
      // Whether a procedure is there is the portal's policy; nothing else of the desk is asked.
      .filter((flow) => flow.first({ portal, query: () => null } as unknown as Desk) !== null || flow.opens)
      .flatMap((flow) => Object.keys(flow.steps).map((step) => `${portal.id}/${flow.id}/${step}`)),
  )
