import type { CertificateWizardWords } from '../../desks/certificates/wizard-words.ts'

export const certificateWizard: CertificateWizardWords = {
  name: {
    apply: 'New application',
    renew: 'Renewal',
    switch: 'Change to another service',
    reissue: 'Reissue',
    further: 'Further certificate',
  },
  next: 'Next',
  back: 'Back',
  steps: 'Steps of the application',
  service: {
    title: 'Choose a service',
    lead: {
      apply: 'Choose the service to apply for, then press “Next”.',
      switch:
        'Choose the service to change to, then press “Next”. The days left of the present contract are added to the new one.',
    },
    field: { label: 'Service' },
    about: (renewsItself, isExtended) =>
      `${isExtended ? 'The organisation is examined in depth (EV).' : 'The organisation is examined (OV).'} ${renewsItself ? 'The contract goes on year by year until you end it.' : 'The contract lasts one year.'}`,
  },
  title: {
    reason: 'Why a reissue',
    basics: 'Basic information',
    organisation: 'Organisation',
    confirm: 'Check what you entered',
  },
  lead: {
    reason: 'Choose why you need a reissue, then press “Next”.',
    basics: 'Fill in what is asked for, then press “Next”.',
    organisation: 'Enter the organisation that applies, exactly as in the register.',
    confirm: 'This is what you entered. Nothing has been sent yet. If it is right, press “Apply”.',
  },
  contactLead: (role) => `${role}: enter who that is.`,
  prefilled: 'What was applied for last time is filled in. Change only what is different now.',
  keeps: (days) => `What you enter is kept with every page. If you stop, you can go on from there for ${days} days.`,
  remaining: (ends, days) =>
    `The present contract ends on ${ends}. Its ${days} remaining days are added to the new one.`,
  why: { label: 'Reason for the reissue' },
  former: { label: 'The present certificate' },
  formerChoices: {
    later: { label: 'Revoke it later', hint: 'It stops working two weeks after the new certificate is issued.' },
    'at-once': { label: 'Revoke it with the reissue', hint: 'It stops working the moment the new one is issued.' },
  },
  formerAtOnce: 'For the reason you chose, the present certificate is revoked the moment the new one is issued.',
  agent: { label: 'Agent code' },
  noAgent: 'None is registered. To use a coupon, register it under “Account information” first.',
  coupon: { label: 'Coupon number', hint: 'If you bought coupons, choose the one to use.' },
  noCoupon: 'Use no coupon',
  couponChoice: (number, left, until) => `${number} (${left} left, until ${until})`,
  couponGone: (number) => `Coupon ${number} is used up or has ended. Choose another one, or “Use no coupon”.`,
  otherNames: (names) =>
    `The CSR has server names that the contract does not have (${names}). A further certificate is for the same server names as the contract.`,
  preset: 'Fill in account information',
  same: 'Fill in the registration contact',
  told: {
    apart:
      'The same draft was changed in another window first. To lose neither, what is in this window was kept as a draft of its own.',
    preset: 'Empty fields were filled in from your account information. Please check them.',
    'nothing-preset':
      'There is no account information to fill in. Register it under “Account information” to have it here.',
    same: 'Empty fields were filled in from the registration contact. Please check them.',
  },
  busy: 'The same draft was saved in another window just now. What you typed is still here. Press the button once more.',
  drafts: {
    title: 'Applications you have begun',
    about: (service, changed, until) => `${service}. Saved ${changed}; kept until ${until}.`,
    goOn: 'Go on with it',
    discard: 'Delete this draft',
  },
  resume: {
    title: 'An application you have begun',
    lead: 'You can go on from what was saved.',
    labels: {
      procedure: 'Application',
      service: 'Service',
      page: 'Where you were',
      changed: 'Saved',
      until: 'Kept until',
    },
  },
  gone: {
    title: 'This draft is not there any more',
    lead: 'It was sent or deleted in another window, or its time is over. The list of applications shows what we have received.',
    again: 'Begin a new application',
  },
  confirm: {
    basics: 'Basic information',
    organisation: 'Organisation',
    change: (part) => `Change: ${part}`,
    submit: 'Apply',
    incomplete: (page) => `Something under “${page}” needs your attention. Press “Change: ${page}”.`,
    changedElsewhere:
      'The same draft was sent or changed in another window. Open this page anew, and look at the list of applications too.',
    refusedNow: 'This CSR cannot be used any more. Press “Change: Basic information” and give a new one.',
    couponTaken:
      'Another application has just taken the coupon. Press “Change: Basic information” and choose another one, or no coupon.',
  },
  done: {
    title: 'Application received',
    lead: {
      new: 'We have received your application. Thank you.',
      renewal: 'We have received your renewal. Thank you.',
      reissue: 'We have received your application for a reissue.',
      further: 'We have received your application for a further certificate.',
    },
    examined: 'We examine it now and write to you when we need documents and when the certificate is issued.',
    mailed: 'We have written to the e-mail address of the registration contact.',
    form: 'Application form (PDF)',
    formAbout: 'To print what you applied for.',
    labels: {
      procedure: 'Application',
      service: 'Service',
      server: 'Server name (common name)',
      status: 'Status',
      appliedAt: 'Received',
    },
  },
}
