import type { CouponPageWords } from '../../desks/certificates/coupons.tsx'

export const couponPage: CouponPageWords = {
  title: 'Coupons',
  lead: 'The coupons you bought, and what they were used for.',
  noCode: 'To see coupons, an agent code has to be registered. Please register it in your account data.',
  register: 'Account data',
  agent: (code) => `Agent code: ${code}`,
  caption: (page, pages, count) => `Coupons (page ${page} of ${pages}, ${count} in all)`,
  none: 'There are no coupons for this agent code. You can check the code in your account data.',
  columns: {
    number: 'Coupon',
    service: 'Service',
    terms: 'Terms',
    left: 'Uses left',
    until: 'Use by',
    where: 'Used for',
  },
  state: {
    usable: 'For applications for this service',
    'used-up': 'No use is left',
    ended: 'The last day is over',
    void: 'Out of use',
  },
  left: (left, uses) => `${left} of ${uses}`,
  use: {
    held: (at, about) => `${at} held: ${about}`,
    used: (at, about) => `${at} used: ${about}`,
  },
  elsewhere: (count) => `Applications of other customers: ${count}`,
  unused: 'Not used yet',
  notes: [
    'Choose a coupon when you apply for a new certificate or a renewal.',
    'One use is held when you press “Apply”, and used up when the certificate is issued.',
    'If an application is cancelled or refused, the use that was held is given back.',
  ],
  previous: 'Previous page',
  next: 'Next page',
}
