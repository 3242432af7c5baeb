/* How far a run has come at App Store Connect, and who was emailed about the build. */
export const sent = {
  'sent.nothing': 'Nothing was sent.',
  'sent.uncertain': 'The last request got no response, so App Store Connect may have received it.',
  'sent.upload-created': 'A build upload was created, but no part of the package was uploaded.',
  'sent.some-parts': 'Part of the package was uploaded, but the upload is not complete.',
  'sent.every-part': 'The whole package was uploaded, but the upload is not complete.',
  'sent.package': 'App Store Connect has the package.',
  'sent.build': 'The build is in App Store Connect.',
  'sent.changes': 'Some changes to the build were saved in App Store Connect.',

  'emails.plan.at-once': 'Apple emails testers as soon as they can install the build',
  'emails.plan.after-confirm': 'Testers get one email after you confirm it',
  'emails.plan.nobody': 'No one is emailed',
  'emails.plan.at': 'Testers get one email at {at}',

  'emails.set.at-once':
    'Automatic emails are on. Apple emails testers as soon as they can install the build.',
  'emails.set.after-confirm':
    'Automatic emails are off. Testers get one email after you confirm it.',
  'emails.set.nobody': 'Automatic emails are off. No one is emailed.',
  'emails.set.at': 'Automatic emails are off. Testers get one email at {at}.',

  'emails.sent.yes': 'Testers were emailed.',
  'emails.sent.perhaps':
    'Testers may have been emailed: the request got no response. It is not sent again. Check in TestFlight.',
  'emails.sent.elsewhere':
    'Testers were emailed from App Store Connect, so no second email was sent.',
  'emails.sent.no': 'No one was emailed.',

  // Why a run waits for a person before testers are emailed.
  'emails.ready.asked': 'Testers can be emailed now. No one is emailed until you confirm.',
  'emails.ready.switched-off':
    'Apple approved the build, but automatic emails were turned off in App Store Connect, so testers can’t install it yet. Email testers to release it.',
  'emails.ready.note-refused':
    'App Store Connect refused a note, so testers were not emailed. Change the note first, or email testers now.',
  'emails.ready.emailed-already':
    'Another run has emailed the testers of this build, or may have. If you email testers, they get a second email.',
  'emails.ready.unanswered':
    'Testers may have been emailed: the request got no response, and App Store Connect does not show the build as released. Email testers only if they got no email.',
  // A button.
  'emails.send': 'Email testers',
} as const;
