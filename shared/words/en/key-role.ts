/* The question for a key's role, which App Store Connect does not tell. */
export const keyRole = {
  'key-role.title': 'Role of {name}',
  'key-role.text':
    'App Store Connect shows it under Users and Access, Integrations, beside key {keyId}.',
  'key-role.label': 'Role of the key',
  'key-role.found': 'This role follows from what App Store Connect allowed and refused.',
  'key-role.save': 'Save role',
  'key-role.open': 'Change role…',
  'announced.key-role': '{name} has the role {role}.',
  'announced.key-role-unsure': 'The role of {name} is now set to “Not sure”.',
} as const;
