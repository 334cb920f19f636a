import type { Words } from '../../desks/words.ts'

export const failures: Words['failures'] = {
  reference: 'Reference number',
  toFront: 'To the first page',
  startAgain: 'Start again',
  notFound: {
    title: 'Page not found',
    happened: 'There is no such page. The address may be incomplete, or the page has moved.',
    todo: ['Please check the address.'],
  },
  forbidden: {
    title: 'You cannot open this page',
    happened: 'This page is for people with another role.',
    todo: ['If you need it, please ask your main user.'],
  },
  otherSite: {
    title: 'We did not accept what was sent',
    happened: 'It may have been sent from another site. Nothing was changed.',
    todo: ['Please open the page on this site again and repeat what you did.'],
  },
  method: {
    title: 'This cannot be opened in this way',
    happened: 'This address does not accept what was sent in this way.',
    todo: ['Please begin at the first page.'],
  },
  tooLarge: {
    title: 'Too much was sent',
    happened: 'It is larger than we can accept. Nothing was changed.',
    todo: ['Please shorten it and send it again.'],
  },
  unreadable: {
    title: 'We could not read what was sent',
    happened: 'Its characters or its form are broken. Nothing was changed.',
    todo: ['Please go back and fill in the page again.'],
  },
  tooMany: {
    title: 'Please wait a moment',
    happened: 'There were many requests in a short time.',
    todo: ['Please try again a little later.'],
  },
  busy: {
    title: 'We are busy right now',
    happened: 'Many people are here at the same time. Nothing was changed.',
    todo: ['Please try again in a few seconds.'],
  },
  away: {
    title: 'Not available right now',
    happened: 'We cannot read or write data at the moment. What you sent has not been done yet.',
    todo: ['Please try again in a few minutes.'],
  },
  fault: {
    title: 'Something went wrong',
    happened: 'Because of a fault on our side, this could not be finished.',
    todo: ['Please try again. If it happens again, tell us, together with the number below.'],
  },
  flowEnded: {
    title: 'This procedure has ended',
    happened: 'Some time has passed, or it was opened in another browser, so we cannot show how it goes on.',
    todo: ['Please start again.'],
  },
  linkUnknown: {
    title: 'This link does not work',
    happened: 'The link is incomplete, or it is an old one.',
    todo: [
      'Please copy the whole link from the mail and paste it into the address bar of your browser.',
      'If it still does not open, please start the procedure again.',
    ],
  },
}
