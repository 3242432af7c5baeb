/* A build that takes long at Apple, and the report about it that a person sends to Apple. */
export const stuck = {
  // {duration} reads “34 min”.
  'stuck.appear.title':
    'App Store Connect received this package {duration} ago but doesn’t list the build yet',
  'stuck.process.title': 'Apple has been processing this build for {duration}',
  'stuck.review.title': 'This build has been in beta review for {duration}',
  'stuck.safe': 'Nothing has to be uploaded again, and you don’t have to keep Slipway open.',
  'stuck.safe-stopped':
    'Nothing has to be uploaded again. Slipway checks every few minutes and notifies you when the build is ready.',
  'stuck.help.minutes':
    'Check System Status for a problem with App Store Connect or TestFlight, and look for an email from Apple: problems with a build are sent to your team by email only.',
  'stuck.help.day':
    'After this long, contact Apple and include the report below, which has the IDs and times Apple asks for. You can also publish the package again with the next build number.',
  'stuck.help.review':
    'Apple reviews most builds within a day. Look for an email or a message from Apple in App Store Connect, which may ask for something. After two days, contact Apple with the report.',
  'stuck.report': 'Prepare report for Apple…',
  'stuck.sheet.title': 'Report for Apple',
  'stuck.sheet.text':
    'Everything that Apple needs to find this build. It contains no key, no notes and no names of testers.',
  'stuck.sheet.report': 'Report',
  'stuck.sheet.copy': 'Copy report',
  'stuck.sheet.contact': 'Contact Apple',

  /* The report itself. */
  'apple-report.title': 'Build of {app} in App Store Connect',
  'apple-report.line': '{name}: {value}',
  'apple-report.app': 'App',
  'apple-report.app-value': '{name}, bundle ID {bundleId}, Apple ID {id}',
  'apple-report.build': 'Build',
  'apple-report.build-value': '{version} ({build}), {platform}',
  'apple-report.file': 'File',
  'apple-report.file-value': '{name}, {bytes, number} bytes',
  'apple-report.states': 'States last read',
  'apple-report.states-value':
    'processing {processing}, internal testing {internal}, external testing {external}',
  'apple-report.review-state': 'Beta review',
  'apple-report.delivery': 'Delivery',
  'apple-report.refused': 'App Store Connect refused a request (HTTP {status}).',
  'apple-report.refused-id':
    'App Store Connect refused a request (HTTP {status}). Request ID: {id}',
  'apple-report.history': 'What happened, in UTC',
  'apple-report.sent-by': 'Sent with Slipway through the App Store Connect API.',
} as const;
