import { LinkList } from '../../pages/link-list.tsx'
import type { Desk } from '../desk.ts'
import { pathOf } from '../places.ts'

/** What the start page shows of certificates: where applications begin and where they are found again. */
export const certificatesMenu = async ({ words, path }: Desk) => (
  <LinkList
    label={words.places.label}
    links={(['applications', 'apply'] as const).map((name) => ({
      label: words.places.links[name],
      href: path(pathOf[name]),
    }))}
  />
)
