/* The Testers tab of an app: its groups, their testers, and people who are being invited. TestFlight is Apple's. */
export const betaTesters = {
  'beta-testers.groups': 'Groups',
  'beta-testers.all': 'All testers',
  'beta-testers.new-group': 'New group…',
  'beta-testers.search-groups': 'Search groups',
  'beta-testers.search-groups-placeholder': 'Group name',
  'beta-testers.clear-search': 'Clear search',
  'beta-testers.reading-groups': 'Loading groups from App Store Connect…',
  'beta-testers.no-groups-title': 'No groups yet',
  'beta-testers.no-groups-text':
    'A group is a list of people who test the same builds. Create one, then invite testers to it.',
  'beta-testers.no-group-match': 'No group matches “{query}”.',
  'beta-testers.group-count': '{count, plural, one {# tester} other {# testers}}',
  'beta-testers.internal': 'Internal',
  'beta-testers.external': 'External',
  'beta-testers.kind-unknown': 'Unknown',
  'beta-testers.automatic': 'Automatic distribution',
  'beta-testers.public-link-on': 'Public link on',
  'beta-testers.unnamed-group': 'No name',
  'beta-testers.not-known': 'Unknown',
  // Under the name of a group.
  'beta-testers.about-internal': 'Internal group: users on your team, without beta review',
  'beta-testers.about-internal-all':
    'Internal group: users on your team. It gets every new build automatically.',
  'beta-testers.about-external': 'External group: anyone you invite, after beta review',
  'beta-testers.about-unknown': 'App Store Connect didn’t report whether this group is internal.',
  'beta-testers.about-all': 'Everyone in any group of this app',

  'beta-testers.list': 'Testers of {group}',
  'beta-testers.search': 'Search testers',
  'beta-testers.search-placeholder': 'Name or email',
  'beta-testers.no-match': 'No tester matches “{query}”.',
  'beta-testers.none-title': 'No testers yet',
  'beta-testers.none-external':
    'Invite people by email, import a list, or turn on the public link.',
  'beta-testers.none-internal': 'Add users on your team to this group.',
  'beta-testers.none-all': 'No group of this app has testers.',
  // While a list is read: 4,200 of 10,000.
  'beta-testers.progress': '{done} of {total}',
  'beta-testers.progress-open': '{done} so far',
  'beta-testers.reading': 'Loading testers…',
  'beta-testers.stop-reading': 'Stop',
  'beta-testers.read-rest': 'Load the rest',
  'beta-testers.partly':
    '{done, number} of {total, number} testers are loaded. Search and sorting cover only these.',
  'beta-testers.partly-open':
    '{done, number} testers are loaded, and there are more. Search and sorting cover only these.',
  'beta-testers.count': '{count, plural, one {# tester} other {# testers}}',
  'beta-testers.matches': '{count, number} of {total, number}',
  'beta-testers.refresh': 'Refresh testers',
  'beta-testers.column.name': 'Name',
  'beta-testers.column.email': 'Email',
  'beta-testers.column.state': 'State',
  'beta-testers.column.invited': 'Invitation',
  'beta-testers.no-name': 'No name',
  'beta-testers.no-address': 'No email address',
  'beta-testers.by-email': 'Email',
  'beta-testers.by-link': 'Public link',
  'beta-testers.state.NOT_INVITED': 'Not invited',
  'beta-testers.state.INVITED': 'Invited',
  'beta-testers.state.ACCEPTED': 'Accepted',
  'beta-testers.state.INSTALLED': 'Installed',
  // Apple removed the tester, or the tester stopped testing.
  'beta-testers.state.REVOKED': 'Removed',
  'beta-testers.actions-for': 'Actions for {name}',
  'beta-testers.select-one': 'Select {name}',
  'beta-testers.select-all': 'Select all testers in the list',
  'beta-testers.selected': '{count, plural, one {# selected} other {# selected}}',
  'beta-testers.clear-selection': 'Clear selection',
  'beta-testers.remove': 'Remove from group',
  'beta-testers.remove-from-app': 'Remove from app…',
  'beta-testers.resend': 'Resend invitation…',
  'beta-testers.resend-many': 'Resend invitations…',
  // Why an invitation can’t be sent again.
  'beta-testers.resend-without-build':
    'Apple emails the first invitation when the group gets a build. There is nothing to resend yet.',
  'beta-testers.without-build':
    'This group has no build to test. Apple emails its new testers when it gets one.',
  'beta-testers.copy-address': 'Copy email address',
  'beta-testers.removed-undo':
    '{count, plural, one {# tester was removed from {group}. Undo adds them again; Apple may email them an invitation.} other {# testers were removed from {group}. Undo adds them again; Apple may email them invitations.}}',
  'beta-testers.not-shown-yet': 'App Store Connect doesn’t show it yet.',
  'beta-testers.restored':
    '{count, plural, one {# tester is in {group} again.} other {# testers are in {group} again.}}',
  'beta-testers.removed-app':
    '{count, plural, one {# tester was removed from the app.} other {# testers were removed from the app.}}',
  'beta-testers.resent':
    '{count, plural, one {# invitation was sent again.} other {# invitations were sent again.}}',
  'beta-testers.act-failed':
    '{count, plural, one {Nothing was changed for # tester.} other {Nothing was changed for # testers.}}',
  'beta-testers.act-unclear':
    '{count, plural, one {App Store Connect didn’t respond for # tester, so the change may have been made. Refresh the list in a minute to check.} other {App Store Connect didn’t respond for # testers, so the change may have been made. Refresh the list in a minute to check.}}',
  'beta-testers.nothing-changed': 'Nothing was changed.',

  // A group: create, rename, public link.
  'beta-testers.group.new-title': 'New group',
  'beta-testers.group.name': 'Name',
  'beta-testers.group.kind': 'Who is it for?',
  'beta-testers.group.internal': 'Internal testers',
  'beta-testers.group.internal-text':
    'Users on your team, at most {limit, number}. They get builds without beta review.',
  'beta-testers.group.external': 'External testers',
  'beta-testers.group.external-text':
    'Anyone you invite. Builds need beta review. An app can have {limit, number} external testers.',
  'beta-testers.group.automatic': 'Automatic distribution',
  'beta-testers.group.automatic-text':
    'The group gets every build that is uploaded from now on. You can’t change this later.',
  'beta-testers.group.fixed': 'Whether a group is internal can’t be changed later.',
  'beta-testers.group.create': 'Create group',
  'beta-testers.group.creating': 'Creating group…',
  'beta-testers.group.created': '{name} was created.',
  'beta-testers.group.same-name':
    'A group named “{name}” already exists. Apple allows two groups with the same name, but they are hard to tell apart.',
  'beta-testers.group.like-name':
    'A group named “{name}” already exists, and its name looks nearly the same.',
  'beta-testers.group.name-needed': 'Enter a name.',
  'beta-testers.group.name-missing': 'The name is empty, or has characters that can’t be shown.',
  'beta-testers.group.rename': 'Rename group…',
  'beta-testers.group.rename-title': 'Rename {name}',
  'beta-testers.group.rename-button': 'Rename group',
  'beta-testers.group.renamed': 'Renamed to {name}.',
  'beta-testers.group.actions': 'Actions for {name}',
  'beta-testers.group.delete-hint':
    'Groups are deleted in App Store Connect: everyone in a deleted group loses its builds.',
  'beta-testers.group.gone': 'App Store Connect no longer lists this group for {app}.',
  'beta-testers.group.not-shown': 'App Store Connect doesn’t show the change to {name} yet.',
  'beta-testers.link': 'Public link',
  'beta-testers.link-text':
    'Anyone with the link can join this group. It works once the group has an approved build.',
  'beta-testers.link-on': 'On',
  'beta-testers.link-off': 'Off',
  'beta-testers.link-unknown': 'App Store Connect didn’t report whether the public link is on.',
  'beta-testers.link-limit': 'At most {count, plural, one {# person} other {# people}}',
  'beta-testers.link-copy': 'Copy link',
  'beta-testers.link-change': 'Public link…',
  'beta-testers.link-title': 'Public link of {name}',
  'beta-testers.link-switch': 'Let anyone with the link join',
  'beta-testers.link-switch-text':
    'People join without an invitation, and App Store Connect shows no address for them.',
  'beta-testers.link-limited': 'Limit how many can join',
  'beta-testers.link-limited-text':
    'From 1 to {most, number}. The link stops working when it is reached.',
  'beta-testers.link-number': 'Number of people',
  'beta-testers.link-number-wrong': 'Enter a number from 1 to {most, number}.',
  'beta-testers.link-save': 'Save link',
  'beta-testers.link-saving': 'Saving…',
  'beta-testers.link-turned-on': 'The public link of {name} is on.',
  'beta-testers.link-turned-off': 'The public link of {name} is off.',
  'beta-testers.declined': 'Nothing was sent.',

  // Inviting people.
  'beta-testers.invite': 'Invite testers…',
  'beta-testers.invite-needs-group': 'Choose a group first.',
  'beta-testers.invite-title': 'Invite testers to {group}',
  'beta-testers.invite-how': 'How do you want to add them?',
  'beta-testers.invite-type': 'Type or paste',
  'beta-testers.invite-file': 'From a file',
  'beta-testers.invite-team': 'From the team',
  'beta-testers.invite-addresses': 'Email addresses',
  'beta-testers.invite-addresses-hint':
    'Separate addresses with commas or line breaks. You can put a name before each address, or paste a table.',
  'beta-testers.invite-choose': 'Choose file…',
  'beta-testers.invite-drop':
    'A CSV or text file with email addresses and names, in any order. You can also drop it here.',
  // While a file is dragged over the open sheet.
  'beta-testers.drop-title': 'Drop a file with testers',
  'beta-testers.invite-check': 'Check',
  'beta-testers.invite-checking': 'Comparing with App Store Connect…',
  'beta-testers.invite-nothing-sent': 'Nothing is sent until you confirm.',
  'beta-testers.invite-none': 'There is no one to invite.',
  'beta-testers.invite-needed': 'Enter at least one email address.',
  'beta-testers.invite-button': '{count, plural, one {Invite # tester…} other {Invite # testers…}}',
  'beta-testers.invite-back': 'Back',
  'beta-testers.invite-summary':
    '{count, plural, =0 {No one is new.} one {# person will be invited.} other {# people will be invited.}}',
  'beta-testers.invite-of-app':
    '{count, plural, one {# is already a tester and will be added to the group.} other {# are already testers and will be added to the group.}}',
  'beta-testers.invite-in-group':
    '{count, plural, one {# is already in the group.} other {# are already in the group.}}',
  'beta-testers.invite-repeated': '{count, plural, one {# is repeated.} other {# are repeated.}}',
  'beta-testers.invite-invalid': '{count, plural, one {# can’t be used.} other {# can’t be used.}}',
  'beta-testers.invite-not-users':
    '{count, plural, one {# isn’t a user on your team.} other {# aren’t users on your team.}}',
  'beta-testers.invite-over':
    '{places, plural, =0 {No places are left. Apple will refuse these invitations.} one {Only # place is left. Apple will refuse the rest.} other {Only # places are left. Apple will refuse the rest.}}',
  'beta-testers.invite-team-none': 'Every user on your team who can see this app is in the group.',
  'beta-testers.invite-team-text': 'Internal testers are users on your team who can see this app.',
  'beta-testers.invite-team-search': 'Search users',
  'beta-testers.invite-team-closed':
    'This key can’t read the users on your team, which needs the Admin role. Enter their addresses instead.',
  'beta-testers.lines': 'People in the list',
  'beta-testers.line-state.new': 'New',
  'beta-testers.line-state.of-app': 'Already a tester',
  'beta-testers.line-state.in-group': 'Already in the group',
  'beta-testers.line-state.repeated': 'Repeated',
  'beta-testers.line-state.invalid': 'Can’t be used',
  'beta-testers.line-state.not-a-user': 'Not on the team',
  'beta-testers.import.no-address':
    '{where, select, file {{file} has no valid email address.} other {The text has no valid email address.}}',
  'beta-testers.import.too-many':
    'The list has {count, number} people. An app can have {limit, number} external testers.',
  'beta-testers.import.row-without-address': 'The email address is missing.',
  'beta-testers.import.row-malformed': 'Invalid email address.',
  'beta-testers.import.row-repeated': 'The same address as in line {line}.',
  'beta-testers.import.row-in-group': 'Already in the group.',
  'beta-testers.import.row-not-a-user':
    'Only users on your team can be in an internal group. Add the person under Users and Access first.',
  'beta-testers.import.not-a-list': 'Drop one CSV or text file with email addresses.',
  'beta-testers.import.unopened': '{file} can’t be opened ({code}).',
  'beta-testers.import.too-large': '{file} is larger than {limit}.',
  'beta-testers.import.not-text': '{file} isn’t a text file.',

  // An invitation that is under way, or over.
  'beta-testers.invitation.running': 'Inviting to {group}',
  'beta-testers.invitation.confirming': 'Checking the new testers of {group}',
  'beta-testers.invitation.stopped': 'Inviting to {group} stopped',
  'beta-testers.invitation.done': 'Invited to {group}',
  'beta-testers.invitation.progress': '{done, number} of {total, number}',
  'beta-testers.invitation.invited': '{count, plural, one {# invited} other {# invited}}',
  'beta-testers.invitation.added': '{count, plural, one {# added} other {# added}}',
  'beta-testers.invitation.already':
    '{count, plural, one {# was in the group} other {# were in the group}}',
  'beta-testers.invitation.failed': '{count, plural, one {# failed} other {# failed}}',
  'beta-testers.invitation.unclear':
    '{count, plural, one {# may have been invited} other {# may have been invited}}',
  'beta-testers.invitation.waiting': '{count, plural, one {# not sent} other {# not sent}}',
  'beta-testers.invitation.unconfirmed':
    '{count, plural, one {App Store Connect doesn’t show # of them yet.} other {App Store Connect doesn’t show # of them yet.}}',
  'beta-testers.invitation.not-emailed':
    '{count, plural, one {# person is not emailed yet: Apple does that when the group gets a build.} other {# people are not emailed yet: Apple does that when the group gets a build.}}',
  'beta-testers.invitation.left-out':
    '{count, plural, one {# line left out} other {# lines left out}}',
  'beta-testers.invitation.stop': 'Stop inviting',
  'beta-testers.invitation.resume': 'Resume…',
  'beta-testers.invitation.retry': 'Try again…',
  'beta-testers.invitation.details': 'Show each person',
  'beta-testers.invitation.export': 'Export the rest…',
  'beta-testers.invitation.dismiss': 'Remove from list',
  'beta-testers.invitation.where-stopped':
    'No more invitations are sent until you resume. People already invited stay invited.',
  'beta-testers.invitation.results': 'Result for each person',
  // Apple has them as testers, and sends the email later.
  'beta-testers.outcome.not-emailed': 'Added, not emailed yet',
  'beta-testers.outcome.not-emailed-text': 'Apple emails them when the group gets a build.',
  // Apple accepted it, and does not show the person in the group yet.
  'beta-testers.outcome.unconfirmed': 'Sent, not shown yet',
  'beta-testers.outcome.left-out': 'Left out',
  'beta-testers.outcome.waiting': 'Not sent',
  'beta-testers.outcome.invited': 'Invited',
  'beta-testers.outcome.added': 'Added',
  'beta-testers.outcome.already': 'Was in the group',
  'beta-testers.outcome.failed': 'Failed',
  'beta-testers.outcome.unclear': 'May have been invited',

  // The system’s dialogs that choose a file.
  'beta-testers.choose': 'Choose a list of testers',
  'beta-testers.choose-button': 'Choose file',
  'beta-testers.choose-files': 'CSV and text files',
  'beta-testers.export.title': 'Export testers',
  'beta-testers.export.button': 'Export',
  'beta-testers.export.file': 'Not invited to {group}',
  'beta-testers.export.saved': 'Exported to {file}.',
  // The title of a column in the file.
  'beta-testers.export.result': 'Result',

  'error.testers-unreadable.title': 'No testers could be found in the list',
  'error.testers-unreadable.fix':
    'Use a CSV or text file with an email address in each line. Nothing was sent.',
  'error.tester-address-malformed.title': 'Invalid email address',
  'error.tester-address-malformed.fix': 'Correct it and invite the person again. Nothing was sent.',
  'error.tester-group-gone.title': 'The group no longer exists',
  'error.tester-group-gone.fix': 'Refresh the groups, then choose another one. Nothing was sent.',
  'error.tester-without-build.title': 'There is no build to invite this tester to',
  'error.tester-without-build.detail':
    'Apple has not invited the tester yet, because none of their groups has a build to test.',
  'error.tester-without-build.fix':
    'Nothing was sent. Give a build to the group: Apple then emails the invitation.',
  'error.group-name-malformed.title': 'The group can’t have this name',
  'error.group-name-malformed.fix': 'Enter another name. Nothing was sent.',
  'error.tester-list-outdated.title': 'This list is out of date',
  'error.tester-list-outdated.detail':
    'It was loaded too long ago, so the rest of it can’t be loaded.',
  'error.tester-list-outdated.fix': 'Nothing was changed. Refresh the testers, then try again.',
  'error.removal-not-undoable.title': 'This removal can no longer be undone',
  'error.removal-not-undoable.detail':
    'It was undone already, or Slipway was restarted, or many others were removed since.',
  'error.removal-not-undoable.fix':
    'Nothing was sent. To add these testers back, invite them again.',
  'error.invitation-busy.title': 'These invitations are still being sent',
  'error.invitation-busy.detail': 'Slipway is still inviting people to {group}.',
  'error.invitation-busy.fix':
    'Nothing was removed. Stop inviting, then remove these invitations from the list.',
  'error.invitation-not-found.title': 'These invitations are no longer in the list',
  'error.invitation-not-found.detail': 'They were removed from the list on this computer.',
  'error.invitation-not-found.fix':
    'Nothing was sent. To invite these people, choose Invite testers again.',

  // The system’s dialogs that ask first.
  'confirm.invite.title':
    '{count, plural, one {Invite # person to “{group}” of {app}?} other {Invite # people to “{group}” of {app}?}}',
  'confirm.invite.text':
    'Apple emails each of them an invitation as soon as the group has a build to test. You can’t take an email back.',
  'confirm.invite.without-build':
    'The group has no build to test: Apple emails them only when it gets one. You can’t take an email back.',
  // {count}: those whose answer was lost. They are sent an invitation only if App Store Connect does not show them.
  'confirm.invite.unclear':
    '{count, plural, one {# of them may already have been invited. Slipway asks App Store Connect for two minutes before inviting them again.} other {# of them may already have been invited. Slipway asks App Store Connect for two minutes before inviting them again.}}',
  'confirm.invite.people': 'People: {names}',
  'confirm.invite.button': '{count, plural, one {Invite # person} other {Invite # people}}',
  'confirm.resend.title':
    '{count, plural, one {Email # person an invitation to {app} again?} other {Email # people an invitation to {app} again?}}',
  'confirm.resend.text': 'Apple emails each of them once more. You can’t take an email back.',
  'confirm.resend.button':
    '{count, plural, one {Resend # invitation} other {Resend # invitations}}',
  'confirm.remove-from-app.title':
    '{count, plural, one {Remove # tester from {app}?} other {Remove # testers from {app}?}}',
  'confirm.remove-from-app.text':
    'They’re removed from every group and lose access to every build of this app. To bring someone back, invite them again. People who joined through a public link have no address to invite.',
  'confirm.remove-testers.title':
    '{count, plural, one {Remove # tester from “{group}” of {app}?} other {Remove # testers from “{group}” of {app}?}}',
  'confirm.remove-testers.text': 'They lose the builds that they have only through this group.',
  'confirm.remove-testers.by-link':
    '{count, plural, one {# of them joined by a public link and has no address: you may not be able to add them again.} other {# of them joined by a public link and have no address: you may not be able to add them again.}}',
  'confirm.remove-testers.button':
    '{count, plural, one {Remove # tester} other {Remove # testers}}',
  'confirm.link.title': 'Turn on the public link of “{group}” of {app}?',
  'confirm.link.text':
    'Anyone who has the link can join the group and get its builds, without an invitation.',
  'confirm.link.no-limit': 'Limit: none',
  'confirm.link.limit': 'Limit: {count, plural, one {# person} other {# people}}',
  'confirm.link.button': 'Turn on link',
} as const;
