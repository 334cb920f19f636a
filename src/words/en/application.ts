import type { ApplicationWords } from '../../desks/keys/application-words.ts'
import { showStanding } from '../../desks/keys/term-words.ts'
import { monthsOf } from '../../domain/keys/calendar.ts'
import { keyTerms } from './key-terms.ts'

const ask = 'Please ask your supplier or our sales representative.'

export const application: ApplicationWords = {
  name: { new: 'New application', extension: 'Extend the term' },
  caption: (kind, name) => `${kind}: ${name}`,
  back: 'Back',
  next: 'Next',
  menu: 'To the menu',
  again: 'Another application',
  input: {
    title: 'Device and card',
    lead: (kind) => `Enter what is printed on your ${kind} and what is written on the activation key card.`,
    texts: { label: 'Terms of service', free: 'Free', paid: 'Paid' },
  },
  closed: {
    title: 'Applications for HDVC-MPCS',
    lead: ask,
    body: 'Registration keys for HDVC-MPCS, and extensions of their terms, are only for customers with whom we have arranged it.',
  },
  terms: {
    lead: (version) => `Version ${version}. Please read it; if you agree, press “I agree”.`,
    agree: 'I agree',
    decline: 'I do not agree',
  },
  number: {
    title: 'Choose a connection number',
    lead: (period) =>
      `A card for ${period} is to be registered for the device below. Choose the connection number to be used.`,
    choose: 'Connection number',
    others: 'Show other numbers',
    left: (redraws) =>
      redraws === 1 ? 'You can ask for others once more.' : `You can ask for others ${redraws} more times.`,
    noneLeft: 'You cannot ask for others any more. Choose one of these.',
    renewed: 'Some time has passed, so we reserved the numbers for you anew. They are the same.',
    replaced: 'Some time has passed, and somebody else took a number. Choose from the present ones.',
    gone: 'The number you chose is not offered any more. Choose from the present ones.',
    empty: `There are no connection numbers to offer at the moment. The card was not used. ${ask}`,
  },
  confirm: {
    title: { new: 'Check what you entered', extension: 'Check the extension' },
    lead: {
      new: () => 'You are applying for the following.',
      extension: (period) => `A card for ${period} is to be registered for the device below.`,
    },
    notYet: 'Nothing is done yet. Check the details, then press “Register”.',
    now: 'Valid until (now)',
    after: 'Valid until (afterwards)',
    lost: 'Time lost',
    nothingLost: 'None',
    without: (days) =>
      `The term has ended, so a new one begins today. The ${days} since then were without service, and nothing of the card’s term is spent on them.`,
    submit: 'Register',
    numberTaken:
      'The reservation had ended, and somebody else took the connection number. The card was not used. Press “Back” and choose another number.',
  },
  refused: {
    title: { new: 'This cannot be a new application', extension: 'The term cannot be extended' },
    unused: 'The card was not used.',
    takeOther: (name) => `Go on to “${name}”`,
    why: {
      'card-void': () => `This activation key cannot be used. ${ask}`,
      'card-used-elsewhere': () =>
        `This activation key is used with another device. Check that card and device belong together. If you cannot explain it: ${ask}`,
      'other-kind-of-device': ({ forKind }) =>
        `This activation key is for ${keyTerms.kind[forKind]}. Apply from “${keyTerms.kind[forKind]}” in the menu.`,
      'had-before': ({ product, on }) =>
        `The free trial (${keyTerms.months(monthsOf(product.period))}) is given once to each device. This device took it on ${keyTerms.day(on)}. Use a card that was paid for.`,
      'take-extension': ({ stands }) =>
        stands.is === 'ended'
          ? `The term of this device ended with ${keyTerms.until(stands.last)}. It can be extended until ${keyTerms.until(stands.extendUntil)}. Please extend it instead of making a new application.`
          : `This device is registered already (valid: ${showStanding(stands, keyTerms)}). Please extend its term instead of making a new application.`,
      'take-new': ({ stands }) =>
        stands.is === 'lapsed'
          ? `The term of this device ended with ${keyTerms.until(stands.last)}, and could be extended until ${keyTerms.until(stands.extendUntil)}. Make a new application.`
          : 'This device is not registered yet. Make a new application rather than an extension.',
      'too-long': (refusal) =>
        refusal.counted === 'months'
          ? `No more than ${keyTerms.months(refusal.most)} can remain on a term.\nThis device has ${showStanding(refusal.stands, keyTerms)}; with this card it would have ${keyTerms.months(refusal.months)}.\nOnce the device has been in use for ${keyTerms.months(refusal.fitsMonthsAfterFirstUse)}, the whole of this card can be registered.`
          : `No more than ${keyTerms.months(refusal.most)} can remain on a term.\nIt runs until ${showStanding(refusal.stands, keyTerms)}.\nWith this card it would run until ${keyTerms.day(refusal.last)}, ${keyTerms.days(refusal.daysLost)} past the latest day possible today (${keyTerms.day(refusal.latest)}).\nThe whole of this card can be registered from ${keyTerms.from(refusal.fitsOn)}.`,
    },
  },
  done: {
    title: { new: 'The application is complete', extension: 'The term is extended' },
    lead: {
      new: 'Your application is complete. Enter the registration key on the device.',
      extension: 'The extension is complete.',
    },
    before:
      'This card is registered for this device already. What you see is what was registered then; nothing was used up now.',
    keep: 'The registration key matters: print this page, or copy the key exactly, and keep it safe.',
    search: 'You can look it up again by “Key search”.',
    same: 'Applying with the same card and device shows it again.',
    mailed: 'We also mail this to your registered address.',
    reaches: 'The device learns of its new term by itself. If it does not, restart the device and look again.',
  },
  tooMany: (until) =>
    `Too many applications were begun in a short time. The card was not used. Try again after ${until}.`,
  proof: {
    wrong:
      'Activation Key No. and Registration ID do not belong together. Compare both with the card and enter them again.',
    'card-closed': (until) => `This Activation Key No. is closed after too many wrong tries. Try again after ${until}.`,
    'account-closed': (until) =>
      `You have entered wrong activation keys as often as is allowed in a day. Try again after ${until}.`,
  },
}
